package datasem.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.results.Catalogue;
import org.junit.jupiter.api.Test;

/** What {@code datasem locks} prints, and its exit codes; a cycle needs a kernel that is not in the table. */
class LocksCommandTest {

  @Test
  void printsTheOrderOfAKernel() {
    Ran ran = Ran.run(Catalogue.standard(), false, "locks", "v6.7");
    assertEquals(ExitCode.OK, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("v6.7: "), ran.out());
    // writepages locks the folio before it maps, mm/page-writeback.c and ext4_do_writepages()
    String folio = ran.out().replaceFirst("(?s).*\nholding folio_lock:\n", "").replaceFirst("(?s)\n\n.*", "");
    assertTrue(folio.lines().anyMatch(line -> line.startsWith("  i_data_sem ")), ran.out());
    ran.out().lines().forEach(line -> assertTrue(line.length() <= 72, line));
  }

  @Test
  void quietlyOneLineForEachKernel() {
    Ran ran = Ran.run(Catalogue.standard(), false, "locks", "-q", "v6.7", "newest");
    assertEquals(ExitCode.OK, ran.code(), ran.err());
    assertEquals(2, ran.out().lines().filter(line -> line.contains(" 0 cycles, ")).count(), ran.out());
  }

  /** The seed's race is one of v6.7's, its diagram can be asked for by the name printed; "split-before-io" has none. */
  @Test
  void pairsTellTheRacesAndHowToSeeThem() {
    Ran ran = Ran.run(Catalogue.standard(), false, "locks", "--pairs", "v6.7");
    assertEquals(ExitCode.UNEXPECTED, ran.code(), ran.err());
    String command = "datasem witness v6.7 pair_read_vs_da_write";
    assertTrue(ran.out().contains(command + "\n"), ran.out());
    assertTrue(ran.out().lines().allMatch(line -> line.length() <= 72), ran.out());
    Ran witness = Ran.run(Catalogue.standard(), false, command.substring("datasem ".length()).split(" "));
    assertTrue(witness.out().contains("LOST_DELALLOC"), witness.out() + witness.err());
    assertEquals(ExitCode.OK, Ran.run(Catalogue.standard(), false, "locks", "--pairs", "-q", "split-before-io").code());
  }

  @Test
  void anUnknownKernelIsWrongUsage() {
    Ran ran = Ran.run(Catalogue.standard(), false, "locks", "v6.77");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("did you mean 'v6.7'?"), ran.err());
  }
}
