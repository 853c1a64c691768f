package datasem.results.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datasem.checker.Schedule;
import datasem.scenarios.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines were written by hand from the toy's code; its lost update is explained in {@link WitnessTextTest}. */
class WitnessJsonTest {
  private static final List<String> LINES = lines();

  private static List<String> lines() {
    Schedule schedule = Schedule.parse("0:2,1:2,0:1");
    Recording r = Recording.of(new Toy(1), "LOST_DELAYED", schedule);
    List<Finding> later = List.of(new Finding("X", "a \"quoted\" word"));
    return WitnessJson.render("toy lost_update", r, new ToyWords(), schedule, later).lines().toList();
  }

  @Test
  void theFirstLineNamesTheWitness() {
    assertEquals(
        "{\"type\":\"witness\",\"schema\":1,\"program\":\"toy lost_update\",\"anomaly\":\"LOST_DELAYED\","
            + "\"schedule\":\"0:2,1:2,0:1\",\"tasks\":[\"reader\",\"writer\"]}",
        LINES.get(0));
  }

  /** The writer has left {@code -D}: block 0 unknown, block 1 delayed. */
  @Test
  void aStoreHasTheOldAndTheNewValue() {
    String frames = "\"frames\":[\"datasem.results.witness.Toy$State.run\","
        + "\"datasem.results.witness.Toy$State.toy_map_blocks\","
        + "\"datasem.results.witness.Toy$State.toy_insert_hole\"]}";
    String store = "{\"type\":\"event\",\"step\":5,\"task\":0,\"kind\":\"SET\",\"name\":\"tree\",\"args\":[\"-D\",\"HH\"],";
    assertEquals(1, LINES.stream().filter((store + frames)::equals).count());
  }

  @Test
  void whatIsFoundLaterIsQuotedAndWhatIsBrokenComesLast() {
    assertEquals(
        "{\"type\":\"later\",\"anomaly\":\"X\",\"detail\":\"a \\\"quoted\\\" word\"}",
        LINES.get(LINES.size() - 2));
    assertEquals(
        "{\"type\":\"broken\",\"step\":5,\"anomaly\":\"LOST_DELAYED\",\"detail\":\"reserved 1, delayed 0\"}",
        LINES.get(LINES.size() - 1));
  }
}
