package datasem.locking;

/** A lock under which nothing may sleep. */
interface JvmSpinning extends Guard {
  boolean heldByMe();
}
