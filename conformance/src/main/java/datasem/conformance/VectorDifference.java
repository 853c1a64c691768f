package datasem.conformance;

import java.util.List;

/**
 * An operation that the model answers otherwise than the kernel did.
 *
 * @param number number of the operation in its sequence, from 1
 * @param op its name and arguments
 * @param fields what differs
 * @param before the model's tree before the operation
 * @param expected the kernel's tree after it, empty if the kernel stopped
 * @param got the model's tree after it
 */
public record VectorDifference(
    String file,
    long line,
    String sequence,
    int number,
    String op,
    List<Field> fields,
    String before,
    String expected,
    String got) {

  /** One field: what the kernel left and what the model has. */
  public record Field(String name, String expected, String got) {}

  /** Several lines, the first naming the place. */
  @Override
  public String toString() {
    StringBuilder s = new StringBuilder();
    s.append(file).append(':').append(line).append(": ").append(sequence);
    s.append(" operation ").append(number).append(": ").append(op);
    for (Field field : fields) {
      s.append("\n  ").append(field.name()).append(": expected ").append(field.expected());
      s.append(", got ").append(field.got());
    }
    s.append("\n  before   ").append(before);
    s.append("\n  expected ").append(expected);
    s.append("\n  got      ").append(got);
    return s.toString();
  }
}
