package datasem.results.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import datasem.ext4.Kernel;
import datasem.kernels.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What stands behind the green cells besides lockdep: the locks weakened as in {@link MutationTest}, with every
 * assertion of a lock switched off. Looking for all takes minutes and is left to the profile stress; every build
 * looks at what the page says is shown, and whether it speaks of the same places as MUTATIONS.md.
 */
class RacesTest {
  private static final Path GOLDEN = Path.of("RACES.md");
  private static final List<String> KERNELS = List.of("v6.8", "v6.11", "v7.0");

  private static final String INTRODUCTION =
      """
      # What the green cells show without lockdep

      The locks of MUTATIONS.md, weakened in the same way, with no assertion of any lock: `noticed
      by` names what breaks in the first cell where something does. Each access to what the lock
      guards is then a step of its own, and a spinning lock is not taken at all. `nothing` is
      what only the assertions notice in these cells, none of them larger than 50,000 states:
      another lock is held as well, or no cell has a second task there. Rendered by RacesTest with
      `mvn verify -Dgolden=update -Dkernels=all`.
      """;

  @Test
  void aRaceIsSeenWithoutAssertionsToo() throws IOException {
    boolean all = "all".equals(System.getProperty("kernels"));
    if (all) {
      StringBuilder page = new StringBuilder(INTRODUCTION);
      for (String name : KERNELS) {
        page.append(Mutations.races(Kernels.byName(name).orElseThrow()).render());
      }
      if ("update".equals(System.getProperty("golden"))) {
        Files.writeString(GOLDEN, page);
      }
      assertEquals(Files.readString(GOLDEN), page.toString(), "re-render with -Dgolden=update -Dkernels=all");
    } else {
      for (String name : KERNELS) {
        List<String[]> rows = rows(GOLDEN, name);
        assertEquals(places(rows(Path.of("MUTATIONS.md"), name)), places(rows), name);
        Kernel kernel = Kernels.byName(name).orElseThrow();
        List<String> gone =
            rows.parallelStream().filter(row -> !holds(kernel, row)).map(row -> String.join(" | ", row)).toList();
        assertEquals(List.of(), gone, name + ": rows of " + GOLDEN + " that the checker does not find any more");
      }
    }
  }

  /** Those that matter most are races, not breaches of a rule: the exclusive lock of each insertion of v6.8 to v7.0. */
  @Test
  void theExclusiveInsertionIsNotKeptByLockdepAlone() throws IOException {
    for (String name : List.of("v6.8", "v6.11")) {
      List<String> shown =
          rows(GOLDEN, name).stream()
              .filter(row -> row[0].startsWith("DaMapBlocks") && row[1].equals("i_data_sem exclusive"))
              .map(row -> row[3].replaceFirst(" in .*", ""))
              .toList();
      assertEquals(List.of("LOST_DELALLOC"), shown, name);
    }
  }

  private static boolean holds(Kernel kernel, String[] row) {
    String[] by = row[3].split(" in ");
    return by[0].startsWith("**nothing**")
        || by[0].startsWith("the model")
        || Mutations.shows(kernel, row[0], row[1], row[2], by[0], by[1]);
  }

  private static List<String> places(List<String[]> rows) {
    return rows.stream().filter(row -> !row[1].isEmpty()).map(row -> row[0] + " " + row[1]).toList();
  }

  /** The rows of a kernel's table, by column. */
  private static List<String[]> rows(Path page, String kernel) throws IOException {
    List<String[]> rows = new ArrayList<>();
    boolean here = false;
    for (String line : Files.readAllLines(page)) {
      here = line.startsWith("## ") ? line.equals("## " + kernel) : here;
      if (here && line.startsWith("| ") && !line.startsWith("| place")) {
        String[] cells = line.substring(1).split("\\|");
        rows.add(new String[] {cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip()});
      }
    }
    return rows;
  }
}
