package datasem.checker;

import datasem.locking.Fingerprinted;
import datasem.locking.Log;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The message buffer as a set. */
final class LogCell extends Cell implements Log {

  LogCell(Execution run, String name, int number) {
    super(run, name, number);
    store(Collections.emptySortedSet(), 0);
  }

  @Override
  public void add(String message) {
    Execution x = run;
    if (x.answered(Call.LOG_ADD | number)) {
      return;
    }
    x.now();
    x.adds |= bit;
    SortedSet<String> before = messages();
    if (!before.contains(message)) {
      SortedSet<String> after = new TreeSet<>(before);
      after.add(message);
      long fingerprint = 0;
      for (String m : after) {
        fingerprint ^= Fingerprinted.of(m);
      }
      store(Collections.unmodifiableSortedSet(after), fingerprint);
    }
    x.record(Call.LOG_ADD | number);
    if (x.listener != null) {
      x.tell(Event.Kind.LOG, name, message);
    }
  }

  @Override
  public SortedSet<String> peek() {
    run.checkOutside(name);
    return messages();
  }

  @SuppressWarnings("unchecked")
  private SortedSet<String> messages() {
    return (SortedSet<String>) value;
  }
}
