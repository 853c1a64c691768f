package datasem.checker;

import datasem.locking.Fingerprinted;
import java.util.Arrays;

/**
 * One task's local state: which operation runs, and the log of what the seam has answered it. The log
 * of the whole run is kept as a stack, so that undoing a step only shortens it; the current operation's
 * part begins at {@link #base}.
 */
final class Task {
  final int number;
  final int bit;
  final String name;
  final int operations;

  /** What the ended operations have returned. */
  final Object[] returned;

  int[] calls = new int[32];
  Object[] answers = new Object[32];
  int base;
  int length;

  int operation;

  /** Steps of the current operation so far. */
  int steps;

  /** Locks held, and how many of them are spinning ones. */
  int held;

  int spins;

  /** The call the task stands before, its object if it has one, and the alternatives it offers. */
  int pending;

  Cell pendingCell;
  int ways = 1;

  /** Hash of the results of the operations that have ended. */
  long results;

  /** Hash of the results and of the answers in the current operation. */
  long history;

  /** The task's share of the state's fingerprint. */
  long hash;

  Task(int number, String name, int operations) {
    this.number = number;
    this.bit = 1 << number;
    this.name = name;
    this.operations = operations;
    this.returned = new Object[operations];
    this.results = Fingerprinted.mix(-1, number);
    this.history = results;
  }

  boolean ended() {
    return pending == Call.ENDED;
  }

  /** The task's share of the fingerprint, from its history and its position. */
  long share() {
    return Fingerprinted.mix(history, ((long) operation << 32) + (length - base));
  }

  void growLog() {
    calls = Arrays.copyOf(calls, 2 * calls.length);
    answers = Arrays.copyOf(answers, 2 * answers.length);
  }
}
