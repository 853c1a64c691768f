package datasem.results.witness;

import datasem.checker.Event;
import java.util.List;
import java.util.Map;

/** What a program's calls, events and values are called: all that a diagram knows of its subject. */
interface Words {

  /**
   * The function to draw for a frame of {@link Event#frames}, or null for one that is not of the subject.
   *
   * @param frame as {@code package.Class.method}
   */
  String function(String frame);

  /** What the task sees or does here, without the leading dash, or null if a reader need not know. */
  String observation(Event event);

  /** Whether the observation is that there is nothing, which matters only where others build on it. */
  boolean findsNothing(Event event);

  /**
   * The variable that the task is about to store when it emits this observation, or null: the
   * observation is drawn where the store happens, since others may run in between.
   */
  String announces(Event event);

  /**
   * The observation that {@code announced} made, once the store has happened.
   *
   * @param store what the task has stored
   */
  String observation(Event announced, Event store);

  /** What an announced store was meant for if it does not come, for example "finds nothing to forget". */
  String inVain(Event announced);

  /** What a read that has no observation of its own finds, for example "finds page 1 dirty". */
  String sees(Event read);

  /** What a call returns, as a mail would have it. */
  String returned(Object value);

  /** Whether a store changes what a tree says of the block; false where the block is -1. */
  boolean touches(Event store, int block);

  /**
   * A lock call as the code has it.
   *
   * @param call the seam's method, for example {@code down_read}, or {@code wait} where the lock is let go at once
   * @param brief the short form, for narrow columns
   */
  String lock(String call, String lock, boolean brief);

  /** What of a variable's value a reader of the witness can see; equal where two values look alike. */
  Object essence(String variable, Object value);

  /** How a variable is called in a sentence, for example "the status tree". */
  String variable(String name);

  /** What a store has done to the state, for example "delalloc extent 1 is gone", or null if it cannot be said. */
  String damage(String variable, Object before, Object after);

  /** The number of blocks to draw. */
  int blocks(Recording recording);

  /** The state as rows of a table. */
  List<Row> rows(Map<String, Object> values, int blocks);

  /** What the letters in the rows stand for. */
  Map<Character, String> legend();

  /**
   * A row of the state.
   *
   * @param title what it shows, for example "status tree"
   * @param text a letter for each block, or any other text
   * @param cells whether {@code text} is letters
   */
  record Row(String title, String text, boolean cells) {}
}
