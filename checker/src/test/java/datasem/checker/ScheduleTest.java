package datasem.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import datasem.locking.Guard;
import datasem.locking.Mutex;
import datasem.locking.Shared;
import datasem.locking.SpinLock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  @ParameterizedTest
  @ValueSource(strings = {"0:5,1:7,0:2", "-", "3:1", "0:1/2,0:1", "0:3/1,0:2/1,1:4"})
  void text_round_trips(String text) {
    assertEquals(text, Schedule.parse(text).toString());
  }

  @Test
  void runs_that_need_not_be_apart_are_joined() {
    assertEquals("0:5,1:2", Schedule.parse("0:2,0:3,1:1,1:1/0").toString());
    assertEquals("0:2/1,0:3", Schedule.parse("0:1,0:1/1,0:3").toString());
  }

  @Test
  void counts_switches_and_steps() {
    Schedule schedule = Schedule.parse("0:3/1,0:2,1:7,0:2");
    assertEquals(2, schedule.switches());
    assertEquals(14, schedule.steps());
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
    "''; 1: expected the number of a task, found the end",
    "x:1; 1: expected the number of a task, found 'x'",
    "0; 2: expected ':' and the number of steps, found the end",
    "0:; 3: expected a number of steps, at least 1, found the end",
    "0:0; 3: expected a number of steps, at least 1, found '0'",
    "0:5 1:2; 4: expected ',' and another run, or the end, found ' '",
    "0:5,; 5: expected the number of a task, found the end",
    "0:5/; 5: expected the number of a branch, found the end",
    "0:99999999; 3: expected a number of steps, at least 1, found '9'",
  })
  void malformed_text_is_refused_with_its_place(String text, String message) {
    MalformedSchedule refused = assertThrows(MalformedSchedule.class, () -> Schedule.parse(text));
    assertEquals("schedule \"%s\": at position %s".formatted(text, message), refused.getMessage());
  }

  private static SmallProgram twoLocks() {
    return new SmallProgram("two locks", List.of("ab", "ba"), (locking, parts) -> {
      Mutex a = locking.mutex("a");
      Mutex b = locking.mutex("b");
      SpinLock spin = locking.spinlock("spin");
      parts.task(() -> {
        a.lock();
        b.lock();
        b.unlock();
        a.unlock();
      });
      parts.task(() -> {
        a.lock();
        a.unlock();
        spin.spin_lock();
        locking.choose("way", 2);
        spin.spin_unlock();
      });
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "2:1| two locks: after -, at 2:1: there is no task 2; there are 0 to 1",
    "0:1,1:1| two locks: after 0:1, at 1:1: ba waits in lock(a): ab holds it",
    "0:3| two locks: after 0:2, at 0:3: ab has ended",
    "0:1/1| two locks: after -, at 0:1/1: ab stands before lock(a), which has no branch 1",
    "1:2,0:1| two locks: after 1:2, at 0:1: ab must wait: ba is at a choice and holds spin",
    "1:3/2| two locks: after 1:2, at 1:3/2: ba stands before choose(2 ways), which has no branch 2",
  })
  void unfit_schedule_is_refused_in_one_line(String text, String message) {
    UnfitSchedule refused = assertThrows(UnfitSchedule.class,
        () -> Replay.run(twoLocks(), Schedule.parse(text), event -> {}));
    assertEquals(message, refused.getMessage());
  }

  private static SmallProgram story() {
    return new SmallProgram("story", List.of("writer", "reader"), (locking, parts) -> {
      Mutex lock = locking.mutex("lock");
      Shared<Integer> x = locking.shared("x", lock, 0);
      Shared<Integer> y = locking.shared("y", Guard.NONE, 5);
      parts.returning(() -> {
        locking.trace("write_enter", 1);
        lock.lock();
        store(x);
        lock.unlock();
        return "ok";
      });
      parts.returning(() -> {
        int seen = y.read_once();
        locking.trace("seen", seen);
        lock.lock();
        seen += x.get();
        lock.unlock();
        return seen;
      });
    });
  }

  private static void store(Shared<Integer> x) {
    x.set(x.get() + 1);
  }

  /** Written down from the program above: the order of its lines, each once, beginnings where their tasks first act. */
  @Test
  void replay_tells_what_happens() {
    List<String> heard = new ArrayList<>();
    Replay replay = Replay.run(story(), Schedule.parse("1:1,0:1,1:1"),
        e -> heard.add(e.step() + " " + e.task() + " " + e.kind() + " " + e.name() + " " + e.args()));
    assertEquals(List.of(
        "1 1 BEGIN reader [0]",
        "1 1 READ_ONCE y [5]",
        "1 1 TRACE seen [5]",
        "2 0 BEGIN writer [0]",
        "2 0 TRACE write_enter [1]",
        "2 0 LOCK lock [lock]",
        "2 0 GET x [0]",
        "2 0 SET x [0, 1]",
        "2 0 UNLOCK lock [unlock]",
        "2 0 END writer [0, ok]",
        "3 1 LOCK lock [lock]",
        "3 1 GET x [1]",
        "3 1 UNLOCK lock [unlock]",
        "3 1 END reader [0, 6]"), heard);
    assertTrue(replay.ended());
    assertEquals(List.of(List.of("ok"), List.of(6)), replay.results());
    assertEquals(List.of(), replay.findings());
  }

  @Test
  void replay_tells_the_calls_under_way() {
    List<Event> heard = new ArrayList<>();
    Replay.run(story(), Schedule.parse("0:1"), heard::add);
    Event set = heard.stream().filter(e -> e.kind() == Event.Kind.SET).findFirst().orElseThrow();
    List<String> frames = set.frames();
    assertEquals("datasem.checker.ScheduleTest.store", frames.get(frames.size() - 1));
    assertTrue(frames.get(0).startsWith("datasem.checker.SmallProgram"), frames.toString());
  }

  @Test
  void nothing_is_traced_while_searching() {
    List<String> traced = new ArrayList<>();
    SmallProgram program = new SmallProgram("tracing", List.of("a"), (locking, parts) -> parts.task(() -> {
      if (locking.tracing()) {
        traced.add("searched");
      }
    }));
    Checker.check(program, Options.DEFAULT);
    assertEquals(List.of(), traced);
    Replay.run(program, Schedule.parse("-"), event -> {});
    assertEquals(List.of("searched"), traced);
  }
}
