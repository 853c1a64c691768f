package datasem.locking;

/** What protects a shared variable: a lock that the running task must hold, asserted as lockdep does. */
public interface Guard {

  /** No lock at all: the variable may only be touched by its lockless calls. */
  Guard NONE = new Guard() {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public void assert_held() {
      throw new LockRuleViolation("no lock guards this variable: use a lockless access");
    }

    @Override
    public void assert_held_write() {
      assert_held();
    }

    @Override
    public boolean is_locked() {
      return false;
    }
  };

  /** The lock's name as the kernel spells it, for example {@code i_data_sem}. */
  String name();

  /**
   * lockdep_assert_held(): the running task holds this lock, shared or exclusively.
   *
   * @throws LockRuleViolation if it does not
   */
  void assert_held();

  /**
   * lockdep_assert_held_write(): the running task holds this lock exclusively.
   *
   * @throws LockRuleViolation if it does not
   */
  void assert_held_write();

  /** Whether any task holds this lock, seen from outside every task, when none runs: for predicates only. */
  boolean is_locked();
}
