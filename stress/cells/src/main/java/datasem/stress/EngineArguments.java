package datasem.stress;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What an engine's command is given.
 *
 * @param budget the engine's own part
 * @param results the directory of the engines' files
 * @param engines the names of those that are to run
 */
public record EngineArguments(Duration budget, Path results, List<String> engines) {

  /** Ends the program with 2 and one line if they are wrong. */
  public static EngineArguments orExit(String[] args) {
    try {
      return of(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      throw e;
    }
  }

  /**
   * Reads them.
   *
   * @param args the budget of all engines as {@link Budget#parse}, the engine's share of it in per cent, the directory,
   *     and names separated by commas
   * @throws IllegalArgumentException with one line, if one of them is wrong
   */
  static EngineArguments of(String[] args) {
    if (args.length != 4) {
      throw new IllegalArgumentException("wants a budget, a share, a directory and the names of engines");
    }
    return new EngineArguments(Budget.share(args[0], args[1]), Path.of(args[2]), List.of(args[3].split(",")));
  }

  /** Whether it is to run; says so if it is not. */
  public boolean wants(String engine) {
    boolean wanted = engines.contains(engine);
    if (!wanted) {
      System.out.println(engine + ": not among the engines that are to run");
    }
    return wanted;
  }
}
