package datasem.results;

import datasem.scenarios.MalformedScenario;
import datasem.scenarios.Program;
import java.util.List;
import java.util.Map;

/** The kernels and scenarios there are, by name, and the cell of each pair. */
public interface Catalogue {

  /** The kernels and scenarios that come with the program. */
  static Catalogue standard() {
    return new StandardCatalogue();
  }

  /** In the order in which they are shown: oldest first. */
  List<Entry> kernels();

  List<Entry> scenarios();

  List<Entry> anomalies();

  /** Whether there is a scenario of that name which no list shows, being one of very many. */
  default boolean unlisted(String scenario) {
    return false;
  }

  /** Other names of kernels, such as {@code newest}. */
  Map<String, String> aliases();

  /**
   * @param kernel the name of a kernel, no alias
   * @param scenario the name of a scenario, or the path of a file that holds one
   * @throws MalformedScenario if the file cannot be read or is no scenario
   * @throws IllegalArgumentException if there is no such kernel or scenario
   */
  Spec cell(String kernel, String scenario);

  /** A name and one line about it. */
  record Entry(String name, String about) {}

  /**
   * What is to be checked, and what is expected of it.
   *
   * @param expected null if nothing is
   * @param source where the expectation comes from, null if nothing is expected
   * @param headline the anomaly that is shown before all others
   */
  record Spec(
      String kernel,
      String scenario,
      Program program,
      Verdict expected,
      String source,
      String headline,
      Row.Bound bound) {}
}
