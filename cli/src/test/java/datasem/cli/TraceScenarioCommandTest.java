package datasem.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.results.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a recording to a scenario, and from the scenario to verdicts. */
class TraceScenarioCommandTest {
  private static final String READ = "      task1-55      [000] .....     4.83%04d: ext4_%s: dev 254,0 ino 12 %s%n";
  private static final String WRITE = "      task2-56      [001] .....     4.83%04d: ext4_%s: dev 254,0 ino 12 %s%n";

  @TempDir Path dir;

  private final StringBuilder text = new StringBuilder();
  private int micros;

  private void line(String task, String event, String fields) {
    text.append(String.format(task, micros++, event, fields));
  }

  /** The seed's race on blocks 17 and 40 of a file, and a look-up that shows it. */
  private Path recording() throws IOException {
    line(READ, "allocate_inode", "dir 2 mode 0100644");
    line(READ, "es_lookup_extent_enter", "lblk 17");
    line(READ, "es_lookup_extent_exit", "found 0 [0/0) 0 ");
    line(READ, "ext_map_blocks_enter", "lblk 17 len 1 flags ");
    line(READ, "es_find_extent_range_enter", "lblk 0");
    line(READ, "es_find_extent_range_exit", "es [0/0) mapped 0 status ");
    line(WRITE, "da_write_begin", "pos 163840 len 4096");
    line(WRITE, "es_lookup_extent_enter", "lblk 40");
    line(WRITE, "es_lookup_extent_exit", "found 0 [0/0) 0 ");
    line(WRITE, "da_reserve_space", "mode 0100644 i_blocks 0 reserved_data_blocks 1");
    line(WRITE, "es_insert_delayed_block", "es [40/1) mapped 0 status D allocated 0");
    line(WRITE, "da_write_end", "pos 163840 len 4096 copied 4096");
    line(READ, "es_insert_extent", "es [0/4294967295) mapped 0 status H");
    line(READ, "ext_map_blocks_exit", "flags  lblk 17 pblk 0 len 1 mflags  ret 0");
    line(READ, "es_lookup_extent_enter", "lblk 40");
    line(READ, "es_lookup_extent_exit", "found 1 [0/4294967295) 0 H");
    return Files.writeString(dir.resolve("race.txt"), text);
  }

  private static Ran run(String... args) {
    return Ran.run(Catalogue.standard(), false, args);
  }

  @Test
  void aRecordedRaceIsExplored() throws IOException {
    String recording = recording().toString();
    String scenario = dir.resolve("race.scenario").toString();
    Ran made = run("trace", recording, "--scenario", "-o", scenario);
    assertEquals("", made.err());
    assertEquals(1, made.code(), "there is an anomaly in it");
    String written = Files.readString(Path.of(scenario));
    assertTrue(written.contains("# blocks of the file there and here: 17 is 0, 18 is 1, 40 is 2\n"), written);
    assertTrue(written.contains("\ntask task1: pread(f, buf, 4096, 0)\ntask task2: pwrite(f, buf, 4096, 8192)\n"), written);

    Ran old = run("check", "v6.7", "-s", scenario);
    assertEquals(1, old.code(), "a violation of which nothing is expected");
    assertTrue(old.out().startsWith("v6.7 " + scenario + ": sometimes; nothing is expected\n"), old.out());
    assertTrue(old.out().contains("LOST_DELALLOC"), old.out());
    Ran fixed = run("check", "v6.11", "6.1-stable", "-s", scenario);
    assertEquals(0, fixed.code(), fixed.out());
    assertFalse(fixed.out().contains("sometimes"), fixed.out());

    Ran witness = run("witness", "6.1-unfixed", scenario);
    String said = witness.out().replaceAll("[\\s\\\\]+", " ");
    assertTrue(said.contains("datasem replay 6.1-unfixed " + scenario + " "), witness.out());
    String schedule = said.strip().replaceAll(".* ", "");
    Ran replay = run("replay", "6.1-unfixed", scenario, schedule);
    assertTrue(replay.out().contains("broken: LOST_DELALLOC"), replay.out());
  }

  @Test
  void whatCannotBeUsedIsOneLineAndTwo() throws IOException {
    Path bad = Files.writeString(dir.resolve("bad.scenario"), "start: A file.\nblocks: none\n");
    Ran ran = run("check", "v6.7", "-s", bad.toString());
    assertEquals(2, ran.code());
    assertEquals("datasem: " + bad + ": line 2: \"none\" is no number from 1 to 16\n", ran.err());
    assertEquals(2, run("witness", "v6.7", dir + "/none.scenario").code());
    assertEquals(2, run("replay", "v6.7", bad.toString(), "0:1").code());

    String recording = recording().toString();
    ran = run("trace", recording, "--scenario", "--at", "900");
    assertEquals(2, ran.code());
    assertEquals(
        "datasem: " + recording + ": no anomaly and no near miss around line 900 that can be made a scenario\n", ran.err());
    assertEquals(2, run("trace", recording, "--at", "9").code());
    assertEquals(2, run("trace", recording, recording, "--scenario").code());
  }

  @Test
  void quietlyItSaysTheVerdictOfEachFile() throws IOException {
    String recording = recording().toString();
    Path cut = Files.writeString(dir.resolve("cut.txt"), "t-9 [000] ..... 1.0");
    Ran ran = run("trace", "-q", recording, cut.toString());
    assertEquals(2, ran.code());
    assertEquals(
        recording + ": not free of findings\n"
            + cut + ": unreadable: line 1: the last line has no end; the file is cut\n",
        ran.out());
  }

  /** In a line, before another file is followed. */
  @Test
  void whatIsNoFileIsSaidAtOnce() throws IOException {
    String recording = recording().toString();
    Ran ran = run("trace", recording, dir + "/none");
    assertEquals(2, ran.code());
    assertEquals("datasem: " + dir + "/none: no such file\n", ran.err());
    assertEquals("", ran.out());
    ran = run("trace", dir.toString());
    assertEquals(2, ran.code());
    assertEquals("datasem: " + dir + ": a directory, no recording\n", ran.err());
  }
}
