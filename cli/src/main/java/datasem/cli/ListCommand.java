package datasem.cli;

import datasem.results.Catalogue;
import datasem.results.Catalogue.Entry;
import datasem.results.Format;
import datasem.results.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "list", description = "Lists kernels, scenarios and anomalies, each with one line about it.")
final class ListCommand implements Callable<Integer> {
  private final Catalogue catalogue;
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "WHAT", description = "kernels, scenarios or anomalies (default: all)")
  String what;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
  Format format = Format.TEXT;

  @Mixin Common common;

  ListCommand(Catalogue catalogue, Terminal terminal) {
    this.catalogue = catalogue;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Formats.require(format, Format.TEXT, Format.JSON);
    Output output = new Output(terminal, common.file);
    Map<String, List<Entry>> lists = new LinkedHashMap<>();
    lists.put("kernels", catalogue.kernels());
    lists.put("scenarios", catalogue.scenarios());
    lists.put("anomalies", catalogue.anomalies());
    if (what != null && !lists.containsKey(what)) {
      String hint = EditDistance.nearest(what, lists.keySet()).map(near -> ": did you mean '" + near + "'?").orElse("");
      throw new UsageProblem("cannot list '" + what + "'" + hint + " (kernels, scenarios or anomalies)");
    }
    if (what != null) {
      lists.keySet().retainAll(List.of(what));
    }
    StringBuilder out = new StringBuilder();
    lists.forEach((kind, entries) -> {
      if (format == Format.JSON) {
        json(out, kind, entries);
      } else {
        text(out, kind, entries);
      }
    });
    output.write(out.toString());
    return ExitCode.OK;
  }

  private void text(StringBuilder out, String kind, List<Entry> entries) {
    if (what == null) {
      out.append(out.isEmpty() ? "" : "\n").append(kind).append('\n');
    }
    String indent = what == null ? "  " : "";
    int width = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
    for (Entry entry : entries) {
      out.append(indent).append(entry.name()).append(" ".repeat(width - entry.name().length() + 2));
      out.append(entry.about()).append(aliases(kind, entry)).append('\n');
    }
  }

  private String aliases(String kind, Entry entry) {
    StringBuilder also = new StringBuilder();
    catalogue.aliases().forEach((alias, name) -> {
      if (kind.equals("kernels") && name.equals(entry.name())) {
        also.append(" (also: ").append(alias).append(')');
      }
    });
    return also.toString();
  }

  private static void json(StringBuilder out, String kind, List<Entry> entries) {
    String one = kind.equals("anomalies") ? "anomaly" : kind.substring(0, kind.length() - 1);
    for (Entry entry : entries) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("schema", 1);
      line.put(one, entry.name());
      line.put("about", entry.about());
      out.append(Json.write(line)).append('\n');
    }
  }
}
