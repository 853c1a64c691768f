package datasem.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Each format can be read by somebody else's parser and says what the toys are known to do. */
class FormatTest {
  private static final String[] FIELDS = {
    "schema", "kernel", "scenario", "engine", "verdict", "expected", "anomaly", "complete", "states", "transitions",
    "seconds", "schedule",
  };

  private static String check(String format) {
    return Ran.toys("check", "racy", "locked", "patch", "-s", "add_vs_add", "--format", format).out();
  }

  /** The keys of the outermost object, in order, and their values' text, alternating; reads it to its end. */
  private static List<String> object(String json) throws IOException {
    List<String> pairs = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      assertEquals(JsonToken.START_OBJECT, parser.nextToken());
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        pairs.add(parser.currentName());
        JsonToken value = parser.nextToken();
        pairs.add(value.isStructStart() ? value.asString() : parser.getText());
        parser.skipChildren();
      }
      assertEquals(null, parser.nextToken(), "nothing follows the object");
    }
    return pairs;
  }

  @Test
  void jsonIsOneObjectPerCellWithTheFieldsOfSchema1() throws IOException {
    List<String> lines = check("json").lines().toList();
    assertEquals(3, lines.size());
    String[] verdicts = {"sometimes", "never", "sometimes"};
    String[] expected = {"sometimes", "never", "null"};
    String[] anomalies = {"LOST_UPDATE", "null", "LOST_UPDATE"};
    for (int i = 0; i < 3; i++) {
      List<String> pairs = object(lines.get(i));
      for (int f = 0; f < FIELDS.length; f++) {
        assertEquals(FIELDS[f], pairs.get(2 * f));
      }
      assertEquals(2 * FIELDS.length, pairs.size());
      assertEquals("1", pairs.get(1));
      assertEquals("checker", pairs.get(7));
      assertEquals(verdicts[i], pairs.get(9));
      assertEquals(expected[i], pairs.get(11));
      assertEquals(anomalies[i], pairs.get(13));
      assertEquals("true", pairs.get(15));
    }
  }

  @Test
  void theScheduleInJsonReplays() throws IOException {
    String schedule = object(check("json").lines().findFirst().orElseThrow()).get(23);
    Ran replay = Ran.toys("replay", "racy", "add_vs_add", schedule);
    assertEquals(0, replay.code(), replay.err());
    assertTrue(replay.out().contains("broken: LOST_UPDATE: x is 1, must be 2"), replay.out());
  }

  @Test
  void junitCountsWhatIsUnexpected() throws Exception {
    byte[] xml = check("junit").getBytes(StandardCharsets.UTF_8);
    Element suite =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
    assertEquals("testsuite", suite.getTagName());
    assertEquals("3", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"), "the patch");
    assertEquals("0", suite.getAttribute("errors"));
    assertEquals(3, suite.getElementsByTagName("testcase").getLength());
    Element failed = (Element) suite.getElementsByTagName("failure").item(0);
    assertEquals("LOST_UPDATE", failed.getAttribute("type"));
    assertEquals("patch", ((Element) failed.getParentNode()).getAttribute("classname"));
  }

  @Test
  void aTimeoutInJunitIsAnErrorAndNoPass() {
    String xml = Ran.toys("check", "locked", "-s", "add_vs_add", "--max-states", "1", "--format", "junit").out();
    assertTrue(xml.contains("errors=\"1\"") && xml.contains("<error type=\"inconclusive\""), xml);
  }

  @Test
  void ktapMarksAnExpectedRaceAsXfail() {
    List<String> lines = check("ktap").lines().filter(line -> !line.startsWith("  # in this model")).toList();
    assertEquals(
        List.of(
            "KTAP version 1",
            "1..3",
            "  KTAP version 1", "  # Subtest: racy", "  1..1", "  ok 1 add_vs_add # XFAIL LOST_UPDATE", "ok 1 racy",
            "  KTAP version 1", "  # Subtest: locked", "  1..1", "  ok 1 add_vs_add", "ok 2 locked",
            "  KTAP version 1", "  # Subtest: patch", "  1..1", "  not ok 1 add_vs_add", "not ok 3 patch"),
        lines);
  }

  @Test
  void sarifIsOneObjectOfItsVersion() throws IOException {
    String sarif = check("sarif");
    assertEquals(List.of("version", "2.1.0"), object(sarif).subList(0, 2));
    assertTrue(sarif.contains("\"fullyQualifiedName\":\"racy/add_vs_add\""), sarif);
    assertTrue(sarif.contains("\"level\":\"error\"") && sarif.contains("\"level\":\"note\""), "patch and racy: " + sarif);
    assertFalse(sarif.contains("locked/add_vs_add"), "green cells are no result: " + sarif);
  }

  @Test
  void markdownHasARowPerCell() {
    String table = check("markdown");
    assertTrue(table.contains("| racy | sometimes | sometimes | LOST_UPDATE |"), table);
    assertTrue(table.contains("| locked | never | never |  |"), table);
    assertTrue(table.contains("| patch | none | **sometimes** | LOST_UPDATE |"), table);
  }

  @Test
  void listsAreJsonToo() throws IOException {
    String line = Ran.toys("list", "anomalies", "--format", "json").out();
    assertEquals(List.of("schema", "1", "anomaly", "LOST_UPDATE", "about", "an addition is gone"), object(line));
  }

  @Test
  void witnessEventsAreJson() throws IOException {
    List<String> lines = Ran.toys("witness", "racy", "add_vs_add", "--json").out().lines().toList();
    assertTrue(lines.size() > 10, "each of two tasks begins, ends, locks, unlocks, reads and stores");
    for (String line : lines) {
      assertEquals("type", object(line).get(0), line);
    }
  }

  @Test
  void theMatrixIsPlainUnlessOnATerminal() {
    String plain = Ran.toys("check", "-q").out();
    assertFalse(plain.contains("\u001b"), plain);
  }
}
