package datasem.checker;

/** Hears what happens while a schedule is replayed, in order. */
@FunctionalInterface
public interface WitnessListener {
  void happened(Event event);
}
