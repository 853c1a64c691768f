package datasem.cli;

import datasem.checker.Options;
import datasem.results.Catalogue;
import datasem.results.Catalogue.Spec;
import datasem.results.Format;
import datasem.results.Format.Layout;
import datasem.results.Row;
import datasem.results.Summary;
import datasem.results.Survey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Checks a set of cells and writes what came out. */
final class Run {
  private final Catalogue catalogue;
  private final Terminal terminal;
  private final Search search;
  private final Common common;

  Run(Catalogue catalogue, Terminal terminal, Search search, Common common) {
    this.catalogue = catalogue;
    this.terminal = terminal;
    this.search = search;
    this.common = common;
  }

  /** Every pair of a kernel and a scenario, kernel by kernel. */
  int cells(Collection<String> kernels, Collection<String> scenarios, Format format, Layout layout) {
    Output output = new Output(terminal, common.file);
    List<Spec> cells = new ArrayList<>();
    for (String kernel : kernels) {
      for (String scenario : scenarios) {
        cells.add(catalogue.cell(kernel, scenario));
      }
    }
    boolean shows = layout == Layout.REPORT || format != Format.TEXT && format != Format.MARKDOWN;
    List<Row> rows = rows(cells, shows);
    boolean colour = terminal.colour() && !output.toFile();
    boolean brief = common.quiet && format == Format.TEXT;
    output.write(brief ? Summary.line(rows) + "\n" : format.render(rows, layout, colour, common.verbose));
    return ExitCode.of(rows, search.strict);
  }

  /** The rows of these cells, the red ones with their simplest schedule and its diagram if wanted. */
  List<Row> rows(List<Spec> cells, boolean draws) {
    int threads = Math.max(1, Math.min(cells.size(), Runtime.getRuntime().availableProcessors()));
    Progress progress = new Progress(terminal, common.quiet, cells.size());
    try {
      return new Survey(options(), threads, draws ? Witness::draw : null, row -> progress.cellDone(row.transitions())).run(cells);
    } finally {
      progress.close();
    }
  }

  /**
   * @throws UsageProblem if a bound is below 1
   */
  private Options options() {
    Options options = Options.DEFAULT.budget(search.budget);
    if (search.maxStates != null) {
      options = options.maxStates(positive("--max-states", search.maxStates));
    }
    if (search.maxDepth != null) {
      options = options.maxDepth((int) positive("--max-depth", search.maxDepth));
    }
    return options;
  }

  private static long positive(String option, long value) {
    if (value < 1) {
      throw new UsageProblem(option + " " + value + ": must be 1 or more");
    }
    return value;
  }
}
