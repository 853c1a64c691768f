package datasem.checker;

import datasem.locking.Counter;

/** A counter: additions commute with one another. */
final class CounterCell extends Cell implements Counter {

  CounterCell(Execution run, String name, int number, long initial) {
    super(run, name, number);
    store(initial);
  }

  @Override
  public void add(long amount) {
    Execution x = run;
    if (x.answered(Call.COUNTER_ADD | number)) {
      return;
    }
    Task t = x.now();
    if (x.counterSteps && t.spins == 0) {
      x.point(Call.COUNTER_ADD | number, this);
    }
    x.adds |= bit;
    store(word + amount);
    x.record(Call.COUNTER_ADD | number);
    if (x.listener != null) {
      x.tell(Event.Kind.COUNTER_ADD, name, amount, word);
    }
  }

  @Override
  public long read() {
    Execution x = run;
    if (x.answered(Call.COUNTER_READ | number)) {
      return (Long) x.answer();
    }
    if (x.now().spins == 0) {
      x.point(Call.COUNTER_READ | number, this);
    }
    x.reads |= bit;
    x.record(Call.COUNTER_READ | number, word, hash);
    if (x.listener != null) {
      x.tell(Event.Kind.COUNTER_READ, name, word);
    }
    return word;
  }

  @Override
  public long peek() {
    run.checkOutside(name);
    return word;
  }
}
