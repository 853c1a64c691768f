package datasem.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.stress.EngineFile;
import datasem.stress.EngineLine;
import datasem.stress.EngineLines;
import datasem.stress.EngineLine.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
  private static final List<String> ENGINES = List.of("jcstress");

  private static EngineLine cell(String kernel, String scenario, String expected, long samples, long hits) {
    Verdict verdict = samples == 0 ? Verdict.LEFT_OUT : hits > 0 ? Verdict.SOMETIMES : Verdict.NOT_OBSERVED;
    return new EngineLine.Cell(
        kernel, scenario, "jcstress", verdict, expected, hits > 0 ? "A" : "", samples, hits, hits > 0 ? 0.25 : null, 1,
        samples == 0 ? "no time" : "", "");
  }

  private static void write(Path directory, EngineLine... lines) throws IOException {
    try (EngineFile file = EngineFile.create(directory, "jcstress")) {
      for (EngineLine line : lines) {
        file.add(line);
      }
    }
  }

  /** Rates by hand: 3 of 1,000 is 3,000 per million, 1 of 100 is 10,000, and the median of the two 6,500. */
  @Test
  void aLongRunIsToldInRatios(@TempDir Path directory) throws IOException {
    write(
        directory,
        new EngineLine.CanaryRun("jcstress", "seed_race", true, 200, 1, "", ""),
        cell("v6.7", "read_vs_da_write", "sometimes", 500, 0),
        cell("v6.7", "read_vs_da_write", "sometimes", 1_000, 3),
        cell("rfc-v1", "read_vs_da_write", "sometimes", 100, 1),
        cell("rfc-v1-1", "read_vs_da_write", "sometimes", 100, 0),
        cell("v6.8", "read_vs_da_write", "never", 700, 0),
        cell("v6.11", "read_vs_da_write", "never", 0, 0),
        new EngineLine.End("jcstress", 5, 5, 12));
    String text = LongRun.render("jcstress", EngineLines.ofEngines(directory, ENGINES).get("jcstress"));
    for (String told :
        List.of(
            "4 of 5 cells were run in 12 s, 5 of 5 tests reported. Of 3 cells run that ought to show something 2 did;"
                + " of 1 that must not, 0 did, in 700 samples in all, 700 for the cell with the fewest.",
            "| v6.7 | `read_vs_da_write` | sometimes | 1,000 | 3 | 3,000 | 0.25 s |",
            "| v6.8 | `read_vs_da_write` | never | 700 | 0 | 0 |  |",
            "| `read_vs_da_write` | 3 | 2 | 3,000, 6,500, 10,000 | 1.0 | 0.25 s |",
            "Not observed there: `read_vs_da_write` on rfc-v1-1.",
            "Left out: 1 (no time).",
            "| `seed_race` | show | 1 | 200 | 5,000 |")) {
      assertTrue(text.contains(told), told + "\n" + text);
    }
  }

  @Test
  void runsInARowAreToldOneByOneAndTheFixedCellsTogether(@TempDir Path directory) throws IOException {
    for (int run = 1; run <= 2; run++) {
      Path own = directory.resolve("" + run);
      write(
          own,
          cell("v6.7", "read_vs_da_write", "sometimes", 1_000 * run, run),
          cell("v6.8", "read_vs_da_write", "never", 30, 0),
          new EngineLine.End("jcstress", 2, 2, 9));
      Files.writeString(own.resolve("run"), "0 9" + run + " 1.50\n");
    }
    assertEquals(
        """
        | run | exit | seconds | load | v6.7 `read_vs_da_write`: jcstress | v6.8 `mkwrite_vs_fallocate`: jcstress |
        |---:|---:|---:|---:|---:|---:|
        | 1 | 0 | 91 | 1.50 | 1 of 1,000 | 0 of 0 |
        | 2 | 0 | 92 | 1.50 | 2 of 2,000 | 0 of 0 |

        The fixed ones, all runs together:

        | kernel | scenario | jcstress |
        |---|---|---:|
        | v6.8 | `read_vs_da_write` | 0 of 60 |
        | v6.11 | `read_vs_da_write` | 0 of 0 |
        | v7.0 | `read_vs_da_write` | 0 of 0 |
        | v6.11 | `mkwrite_vs_fallocate` | 0 of 0 |
        | v7.0 | `mkwrite_vs_fallocate` | 0 of 0 |
        """,
        RunsInARow.render(List.of(directory.resolve("1"), directory.resolve("2")), ENGINES));
  }
}
