package datasem.results.mutation;

import datasem.checker.CheckResult;
import datasem.checker.Checker;
import datasem.checker.Options;
import datasem.ext4.Kernel;
import datasem.ext4.SeqWatch;
import datasem.kernels.Kernels;
import datasem.locking.JvmLocking;
import datasem.locking.ModelError;
import datasem.scenarios.Cell;
import datasem.scenarios.Expected;
import datasem.scenarios.Pairs;
import datasem.scenarios.Program;
import datasem.scenarios.Scenario;
import datasem.scenarios.Scenarios;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** All mutations of one kernel, and which of its green cells notices each first. */
final class Mutations {
  private static final Options FIRST = Options.DEFAULT.stopAtFirst(true);

  private static final Pattern SHAREABLE =
      Pattern.compile("(donor )?(i_data_sem|i_rwsem|invalidate_lock|s_writepages_rwsem|i_es_lock)");

  /** Without assertions a cell may grow; one that does is left for the next. */
  private static final Options SMALL = FIRST.maxStates(50_000);

  /**
   * One mutation.
   *
   * @param by what the first cell shows that notices it, or null
   */
  private record Line(String place, String mutation, String by) {}

  /** A green cell, on this kernel or on a mutant of it, and the places where it takes locks. */
  private record Green(String name, Function<Kernel, Program> on, SortedSet<LockSite> sites) {}

  private final Kernel kernel;
  private final List<Green> green = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  private Mutations(Kernel kernel) {
    this.kernel = kernel;
  }

  static Mutations of(Kernel kernel) {
    Mutations all = new Mutations(kernel);
    SortedSet<LockSite> sites = all.sites();
    List<Supplier<Line>> mutations = new ArrayList<>();
    sites.forEach(site -> mutations.add(() -> all.lock(site)));
    for (TextMutation mutation : TextMutation.ALL) {
      if (mutation.applies(kernel)) {
        Kernel without = mutation.apply(kernel);
        Function<Green, Program> mutant = cell -> cell.on().apply(without);
        mutations.add(() -> new Line(mutation.what(), "left out", all.noticedBy(null, true, mutant)));
      }
    }
    all.lines.addAll(mutations.parallelStream().map(Supplier::get).toList());
    return all;
  }

  /** Collects the green cells, and every place where one of them takes a lock. */
  private SortedSet<LockSite> sites() {
    SortedSet<LockSite> sites = new TreeSet<>();
    for (Scenario scenario : Scenarios.all()) {
      scenario(scenario, sites);
    }
    for (Scenario pair : Pairs.all()) {
      collect(pair, sites);
    }
    for (Scenario guard : Guards.ALL) {
      collect(guard, sites);
    }
    for (String call : List.of("store to page 0", "writeback(f)", "fallocate(f, 0, 0, 4096)")) {
      watch(call, false);
    }
    watch("writeback(f)", true);
    return sites;
  }

  private void scenario(Scenario scenario, SortedSet<LockSite> sites) {
    if (scenario.expected(kernel).verdict() == Expected.Verdict.NEVER) {
      SortedSet<LockSite> own = new TreeSet<>();
      Checker.check(new WeakenedProgram(new Cell(kernel, scenario), null, false, own), FIRST);
      green.add(new Green(scenario.name(), k -> new Cell(k, scenario), own));
      sites.addAll(own);
    }
  }

  /** A cell of which nothing is expected counts where it is green. */
  private void collect(Scenario pair, SortedSet<LockSite> sites) {
    Cell cell = new Cell(kernel, pair);
    if (Checker.check(cell, FIRST).found().isEmpty()) {
      SortedSet<LockSite> own = inSequence(cell);
      green.add(new Green(pair.name(), k -> new Cell(k, pair), own));
      sites.addAll(own);
    }
  }

  /** A guard for what i_es_seq promises, where there is one; its own locks are no site. */
  private void watch(String call, boolean full) {
    Kernel counting = Kernels.V6_19;
    if (isBasedOn(counting)) {
      SeqWatch watch = new SeqWatch(kernel, call, true, full);
      CheckResult whole = Checker.check(watch, FIRST);
      if (!whole.found().isEmpty()) {
        throw new AssertionError(watch.name() + ": " + whole.found());
      }
      green.add(new Green(watch.label(), k -> new SeqWatch(k, call, true, full), new TreeSet<>()));
    }
  }

  private boolean isBasedOn(Kernel counting) {
    for (Kernel k = kernel; k != null; k = k.base()) {
      if (k == counting) {
        return true;
      }
    }
    return false;
  }

  /** The places of a pair's two operations one after the other, in both orders, with and without restarts. */
  private static SortedSet<LockSite> inSequence(Cell cell) {
    SortedSet<LockSite> sites = new TreeSet<>();
    for (JvmLocking.Chooser chooser : List.<JvmLocking.Chooser>of((what, ways) -> 0, (what, ways) -> ways - 1)) {
      for (int first = 0; first < 2; first++) {
        Program.Instance pair =
            new WeakenedProgram(cell, null, false, sites).start(new JvmLocking(chooser, null));
        pair.run(first, 0);
        pair.run(1 - first, 0);
      }
    }
    return sites;
  }

  private Line lock(LockSite site) {
    return lock(site, true);
  }

  private Line lock(LockSite site, boolean asserts) {
    boolean shareable = site.exclusive() && SHAREABLE.matcher(site.lock()).matches();
    String by = noticedBy(site, asserts, cell -> mutant(cell, site, false, asserts));
    String to = shareable ? "shared" : "none";
    if (by == null && shareable) {
      by = noticedBy(site, asserts, cell -> mutant(cell, site, true, asserts));
      to = by == null ? "none" : "none (shared: nobody minds)";
    }
    return new Line(site.function() + " | " + site.how(), to, by);
  }

  private Program mutant(Green cell, LockSite site, boolean gone, boolean asserts) {
    return new WeakenedProgram(cell.on().apply(kernel), site, gone, null, asserts);
  }

  /** What the mutations of the locks of one kernel show where no assertion stops them: the place, then the anomaly. */
  static Mutations races(Kernel kernel) {
    Mutations all = new Mutations(kernel);
    all.lines.addAll(all.sites().parallelStream().map(site -> all.lock(site, false)).toList());
    return all;
  }

  /** The anomaly that a cell shows with the lock weakened at such a place, and nobody asserting it. */
  static boolean shows(Kernel kernel, String function, String how, String mutation, String anomaly, String cell) {
    Mutations all = new Mutations(kernel);
    for (LockSite site : all.sites(cell)) {
      boolean same = site.function().equals(function) && site.how().equals(how);
      Program mutant = all.mutant(all.green.get(0), site, mutation.startsWith("none (shared"), false);
      if (same && Checker.check(mutant, SMALL).found(anomaly).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The one green cell of that name, and its places. */
  private SortedSet<LockSite> sites(String name) {
    SortedSet<LockSite> sites = new TreeSet<>();
    Scenarios.all().stream().filter(s -> s.name().equals(name)).forEach(s -> scenario(s, sites));
    Pairs.all().stream().filter(pair -> pair.name().equals(name)).forEach(pair -> collect(pair, sites));
    Guards.ALL.stream().filter(guard -> guard.name().equals(name)).forEach(guard -> collect(guard, sites));
    return sites;
  }

  /** @param site what the cell must pass to notice anything, or null */
  private String noticedBy(LockSite site, boolean asserts, Function<Green, Program> mutant) {
    for (Green cell : green) {
      if (site != null && !cell.sites().contains(site)) {
        continue;
      }
      try {
        CheckResult result = Checker.check(mutant.apply(cell), asserts ? FIRST : SMALL);
        String anomaly =
            result.found().stream()
                .map(f -> f.finding().anomaly())
                .filter(a -> asserts || !a.equals("LOCK_RULE"))
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (anomaly != null) {
          return anomaly + " in " + cell.name();
        }
      } catch (ModelError broken) {
        return "the model breaks off in " + cell.name();
      }
    }
    return null;
  }

  int tried() {
    return lines.size();
  }

  long noticed() {
    return lines.stream().filter(line -> line.by != null).count();
  }

  /** What no cell notices and {@link Gaps} has no reason for. */
  List<String> unexplained() {
    return lines.stream().filter(l -> l.by == null && Gaps.reason(l.place) == null).map(Line::place).toList();
  }

  private static String why(String place) {
    return Gaps.reason(place) == null ? "" : ": " + Gaps.reason(place);
  }

  String render() {
    StringBuilder page = new StringBuilder("\n## ").append(kernel.name()).append("\n\n");
    page.append("| place | lock | mutation | noticed by |\n|---|---|---|---|\n");
    for (Line line : lines) {
      String place = line.place.contains(" | ") ? line.place : line.place + " | ";
      page.append("| ").append(place).append(" | ").append(line.mutation).append(" | ");
      page.append(line.by != null ? line.by : "**nothing**" + why(line.place)).append(" |\n");
    }
    page.append("\n").append(noticed()).append(" of ").append(tried());
    page.append(" noticed by ").append(green.size()).append(" green cells.\n");
    return page.toString();
  }
}
