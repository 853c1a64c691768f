package datasem.results.witness;

import datasem.checker.Event;
import datasem.checker.Schedule;
import datasem.scenarios.Finding;
import datasem.scenarios.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A witness as text for a mail: ASCII, at most {@value Wrap#WIDTH} columns, no blanks at line ends. First the
 * diagram, then the state before, at the window and after, what is broken, the window, what a user sees
 * afterwards, and the command that replays it.
 */
public final class WitnessText {
  private static final int LABEL = 9;
  private final Recording recording;
  private final Words words;
  private final Setting setting;
  private final Schedule schedule;
  private final List<Finding> later;
  private final boolean full;
  private final List<String> lines = new ArrayList<>();

  WitnessText(
      Recording recording,
      Words words,
      Setting setting,
      Schedule schedule,
      List<Finding> later,
      boolean full) {
    this.recording = recording;
    this.words = words;
    this.setting = setting;
    this.schedule = schedule;
    this.later = later;
    this.full = full;
  }

  /**
   * The witness on one screen.
   *
   * @param anomaly what the schedule leads to, for example {@code LOST_DELALLOC}
   * @throws datasem.checker.UnfitSchedule if the program cannot follow the schedule
   * @throws IllegalArgumentException if the schedule does not show the anomaly
   */
  public static String render(Program program, String anomaly, Schedule schedule) {
    return render(program, anomaly, schedule, false);
  }

  /** As {@link #render}, with every lock call, store and result, to the schedule's end. */
  public static String renderFull(Program program, String anomaly, Schedule schedule) {
    return render(program, anomaly, schedule, true);
  }

  private static String render(Program program, String anomaly, Schedule schedule, boolean full) {
    return new WitnessText(
            Recording.of(program, anomaly, schedule),
            new Ext4Words(),
            Setting.of(program, anomaly),
            schedule,
            Later.findings(program, schedule),
            full)
        .text();
  }

  String text() {
    int damage = Damage.find(recording, words, recording.finding().anomaly());
    Optional<Window> window =
        Deadlock.waiters(recording).isEmpty() ? Window.find(recording, words, damage) : Optional.empty();
    int end =
        damage < 0 || recording.ended()
            ? recording.size() - 1
            : Math.max(damage, window.map(Window::use).orElse(0));
    lines.addAll(Wrap.at(setting.title(), Wrap.WIDTH, 0));
    if (!setting.setup().isEmpty()) {
      lines.addAll(Wrap.at(setting.setup(), Wrap.WIDTH, 0));
    }
    for (int task : idle(end)) {
      String sentence = recording.tasks().get(task) + ", " + setting.call(task, 0) + ", takes no step.";
      lines.addAll(Wrap.at(sentence, Wrap.WIDTH, 0));
    }
    lines.add("");
    diagram(end, damage < 0 ? window.map(Window::use).orElse(-1) : damage, window);
    state(end, window);
    lines.add("");
    List<String> waits = Deadlock.sentences(recording);
    block("broken:", waits.isEmpty() ? List.of(recording.finding().detail()) : waits);
    window.ifPresent(this::window);
    block("later:", Later.sentences(later, recording.finding(), full));
    label("size:", size());
    lines.add("");
    lines.addAll(Wrap.command(setting.replay() + " " + schedule));
    return String.join("\n", lines) + "\n";
  }

  /** The tasks that have nothing to do with it: none of theirs is an event up to the end. */
  private List<Integer> idle(int end) {
    List<Integer> idle = new ArrayList<>();
    for (int task = 0; task < recording.tasks().size(); task++) {
      int t = task;
      boolean busy =
          recording.events().subList(0, end + 1).stream()
              .anyMatch(e -> e.task() == t && e.kind() != Event.Kind.BEGIN && e.step() > 0);
      if (!busy && Deadlock.waiters(recording).isEmpty()) {
        idle.add(t);
      }
    }
    return idle;
  }

  private void diagram(int end, int damage, Optional<Window> window) {
    List<Integer> shown = new ArrayList<>();
    for (int task = 0; task < recording.tasks().size(); task++) {
      shown.add(task);
    }
    shown.removeAll(idle(end));
    List<String> heads = shown.stream().map(task -> setting.heads().get(task)).toList();
    Columns columns = new Columns(heads);
    Map<String, String> marks = Deadlock.marks(recording);
    Set<String> locks = new TreeSet<>(marks.keySet());
    locks.addAll(contended(end, window));
    List<Integer> looks = window.map(w -> List.of(w.check(), w.use())).orElse(List.of());
    Diagram diagram = new Diagram(recording, words, setting, locks, marks, full);
    List<Row> rows = new ArrayList<>(diagram.rows(end, damage, looks));
    for (Deadlock.Waiter w : Deadlock.silent(recording)) {
      String mark = "  <- " + marks.getOrDefault(w.lock(), "?") + ", waits";
      int depth = rows.stream().filter(r -> r.task() == w.task()).mapToInt(Row::depth).reduce(0, (a, b) -> b);
      rows.add(
          new Row(
              w.task(), depth,
              words.lock(w.call(), w.lock(), false) + mark,
              words.lock(w.call(), w.lock(), true) + mark));
    }
    rows.replaceAll(row -> new Row(shown.indexOf(row.task()), row.depth(), row.text(), row.brief()));
    boolean brief = rows.stream().anyMatch(r -> !r.text().equals(r.brief()) && !columns.fits(r));
    List<String> names = shown.stream().map(task -> recording.tasks().get(task)).toList();
    if (!names.equals(heads)) {
      lines.addAll(columns.heads(names));
    }
    lines.addAll(columns.heads(heads));
    rows.forEach(row -> lines.addAll(columns.lines(row, brief)));
  }

  /**
   * The sleeping locks that two tasks take, or that somebody waits for, up to the end. One that all take shared
   * keeps nobody out, and is drawn only if it is held over the window.
   */
  private Set<String> contended(int end, Optional<Window> window) {
    Map<String, Set<Integer>> takers = new LinkedHashMap<>();
    Set<String> exclusive = new TreeSet<>();
    Set<String> contended = new TreeSet<>();
    for (Event e : recording.events().subList(0, end + 1)) {
      if (e.kind() == Event.Kind.WAIT) {
        contended.add(e.name());
      }
      if (e.kind() == Event.Kind.LOCK && Set.of("down_read", "down_write", "lock").contains(e.args().get(0))) {
        takers.computeIfAbsent(e.name(), n -> new TreeSet<>()).add(e.task());
        if (!e.args().get(0).equals("down_read")) {
          exclusive.add(e.name());
        }
      }
    }
    Holds holds = new Holds(recording);
    takers.forEach((lock, tasks) -> {
      boolean over =
          window.filter(w -> holds.throughout(w.check(), w.use() - 1, w.task(), lock)).isPresent();
      if (tasks.size() > 1 && (full || exclusive.contains(lock) || over)) {
        contended.add(lock);
      }
    });
    return contended;
  }

  private void state(int end, Optional<Window> window) {
    int blocks = Math.max(setting.blocks(), words.blocks(recording));
    Map<String, List<Words.Row>> moments = new LinkedHashMap<>();
    moments.put("before", words.rows(recording.values(0), blocks));
    window.ifPresent(w -> moments.put("window", words.rows(recording.values(w.use()), blocks)));
    moments.put("after", words.rows(recording.values(end + 1), blocks));
    if (moments.values().stream().anyMatch(rows -> !rows.isEmpty())) {
      lines.add("");
      lines.addAll(StateTable.lines(moments, words.legend()));
    }
  }

  private void window(Window w) {
    label("check:", place(w.check()));
    label("change:", place(w.change()));
    label("use:", place(w.use()));
    block("locks:", Covering.sentences(recording, new Holds(recording), w));
  }

  /** For example {@code step 4, writer in ext4_es_insert_extent() stores the status tree}. */
  private String place(int index) {
    Event e = recording.get(index);
    String in = "";
    for (String frame : e.frames()) {
      String function = words.function(frame);
      in = function == null ? in : " in " + function + "()";
    }
    String does =
        e.kind() == Event.Kind.END
            ? " returns " + words.returned(e.args().get(1))
            : (Recording.reads(e) ? " reads " : " stores ") + words.variable(e.name());
    return "step " + e.step() + ", " + recording.tasks().get(e.task()) + in + does;
  }

  private void block(String label, List<String> sentences) {
    String first = label;
    for (String sentence : sentences) {
      label(first, sentence);
      first = "";
    }
  }

  private String size() {
    int tasks = recording.tasks().size();
    int switches = schedule.switches();
    return "%d task%s, %d steps, %d switch%s between tasks"
        .formatted(tasks, tasks == 1 ? "" : "s", schedule.steps(), switches, switches == 1 ? "" : "es");
  }

  private void label(String label, String text) {
    List<String> wrapped = Wrap.at(text, Wrap.WIDTH - LABEL, 0);
    for (int i = 0; i < wrapped.size(); i++) {
      String start = i == 0 ? label : "";
      lines.add(start + " ".repeat(LABEL - start.length()) + wrapped.get(i));
    }
  }
}
