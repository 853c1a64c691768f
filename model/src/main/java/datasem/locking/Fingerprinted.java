package datasem.locking;

/** An immutable value with a 64-bit hash of its own; equal values have equal fingerprints. */
public interface Fingerprinted {

  /** Computed once; two different values collide with a chance of about 2^-64. */
  long fingerprint();

  /**
   * Folds {@code value} into {@code hash}: one round of a 64-bit finaliser (Stafford's mix13). The two are not
   * interchangeable, so that pairs of small numbers, not hashed yet, are told apart: (1, 2), (2, 1) and (3, 0).
   */
  static long mix(long hash, long value) {
    long z = (hash * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L) ^ value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * The fingerprint of any value that a {@link Shared} may hold.
   *
   * @throws ModelError if the type is none of those
   */
  static long of(Object value) {
    if (value instanceof Fingerprinted f) {
      return f.fingerprint();
    }
    if (value == null) {
      return 0x5851F42D4C957F2DL;
    }
    if (value instanceof Long || value instanceof Integer) {
      return mix(1, ((Number) value).longValue());
    }
    if (value instanceof Boolean b) {
      return mix(2, b ? 1 : 0);
    }
    if (value instanceof Enum<?> e) {
      return mix(3, e.ordinal());
    }
    if (value instanceof String s) {
      long h = 4;
      for (int i = 0; i < s.length(); i++) {
        h = mix(h, s.charAt(i));
      }
      return h;
    }
    if (value instanceof java.util.List<?> list) {
      long h = 5;
      for (Object o : list) {
        h = mix(h, of(o));
      }
      return h;
    }
    throw new ModelError("a shared value of " + value.getClass().getName() + " has no fingerprint");
  }
}
