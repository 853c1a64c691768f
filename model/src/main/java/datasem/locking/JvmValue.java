package datasem.locking;

/** Something whose content {@link JvmLocking} saves and restores. */
interface JvmValue {
  Object saved();

  void restore(Object saved);
}
