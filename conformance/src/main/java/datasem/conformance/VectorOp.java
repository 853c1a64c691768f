package datasem.conformance;

import java.util.List;
import java.util.Map;

/**
 * A JSON object of a vector file with its place, read field by field. Numbers are longs: physical
 * blocks have 59 bits.
 *
 * @param what the place inside the line, for messages: sequence and operation number
 */
record VectorOp(String file, long line, String what, Map<String, Object> fields) {

  private static final long U32 = 0xFFFFFFFFL;

  VectorFormatException bad(String why) {
    return new VectorFormatException(file, line, what + ": " + why);
  }

  private Object field(String name) throws VectorFormatException {
    Object value = fields.get(name);
    if (value == null && !fields.containsKey(name)) {
      throw bad("no field \"" + name + "\"");
    }
    return value;
  }

  String string(String name) throws VectorFormatException {
    if (field(name) instanceof String s) {
      return s;
    }
    throw bad("\"" + name + "\" is not a string");
  }

  boolean bool(String name) throws VectorFormatException {
    if (field(name) instanceof Boolean b) {
      return b;
    }
    throw bad("\"" + name + "\" is not true or false");
  }

  /** A flag that is left out where it is false. */
  boolean flag(String name) throws VectorFormatException {
    return fields.containsKey(name) && bool(name);
  }

  long number(String name) throws VectorFormatException {
    if (field(name) instanceof Long n) {
      return n;
    }
    throw bad("\"" + name + "\" is not an integer");
  }

  /** An integer from {@code low} to {@code high}. */
  long number(String name, long low, long high) throws VectorFormatException {
    long n = number(name);
    if (n < low || n > high) {
      throw bad("\"" + name + "\" is " + n + ", not " + low + " to " + high);
    }
    return n;
  }

  /** An unsigned 32-bit number: a logical block or a length in blocks. */
  long block(String name) throws VectorFormatException {
    return number(name, 0, U32);
  }

  /** A list. */
  List<?> list(String name) throws VectorFormatException {
    if (field(name) instanceof List<?> l) {
      return l;
    }
    throw bad("\"" + name + "\" is not a list");
  }

  /** A status tree: a list of entries of four integers each. */
  List<?> tree(String name) throws VectorFormatException {
    List<?> tree = list(name);
    for (Object o : tree) {
      if (!(o instanceof List<?> entry
          && entry.size() == 4
          && entry.stream().allMatch(Long.class::isInstance))) {
        throw bad("\"" + name + "\" has an entry that is not four integers");
      }
    }
    return tree;
  }

  /** A nested object. */
  VectorOp object(String name) throws VectorFormatException {
    Object value = field(name);
    if (value instanceof Map<?, ?> m) {
      return new VectorOp(file, line, what, JsonValues.object(m));
    }
    throw bad("\"" + name + "\" is not an object");
  }

  /** A field of any type that must be there; may be null. */
  Object any(String name) throws VectorFormatException {
    return field(name);
  }
}
