package datasem.cli;

import datasem.results.Catalogue;
import datasem.results.Catalogue.Entry;
import datasem.scenarios.ScenarioFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Turns what the user typed into names of the catalogue. */
final class Names {
  private final Catalogue catalogue;

  Names(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * @throws UsageProblem if there is no such kernel, with the nearest name
   */
  String kernel(String typed) {
    String name = catalogue.aliases().getOrDefault(typed, typed);
    List<String> known = new ArrayList<>(names(catalogue.kernels()));
    known.addAll(catalogue.aliases().keySet());
    return known("kernel", name, known, "kernels");
  }

  /**
   * A path is taken as it is.
   *
   * @throws UsageProblem if there is no such scenario, with the nearest name
   */
  String scenario(String typed) {
    return ScenarioFile.isPath(typed) || catalogue.unlisted(typed)
        ? typed
        : known("scenario", typed, names(catalogue.scenarios()), "scenarios");
  }

  /** Each once, in the order typed; all of them if none was typed. */
  Set<String> kernels(List<String> typed) {
    Set<String> chosen = new LinkedHashSet<>();
    typed.forEach(name -> chosen.add(kernel(name)));
    return chosen.isEmpty() ? new LinkedHashSet<>(names(catalogue.kernels())) : chosen;
  }

  /** Each once, in the order typed; all of them if none was typed. */
  Set<String> scenarios(List<String> typed) {
    Set<String> chosen = new LinkedHashSet<>();
    typed.forEach(name -> chosen.add(scenario(name)));
    return chosen.isEmpty() ? new LinkedHashSet<>(names(catalogue.scenarios())) : chosen;
  }

  private static String known(String what, String name, List<String> known, String listed) {
    if (known.contains(name)) {
      return name;
    }
    String hint = EditDistance.nearest(name, known).map(near -> ": did you mean '" + near + "'?").orElse("");
    throw new UsageProblem("unknown " + what + " '" + name + "'" + hint + " (see: datasem list " + listed + ")");
  }

  private static List<String> names(List<Entry> entries) {
    return entries.stream().map(Entry::name).toList();
  }
}
