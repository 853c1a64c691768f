package datasem.results.witness;

import datasem.checker.Event;
import java.util.List;
import java.util.Map;

/** What the toys' calls, events and values are called. */
final class ToyWords implements Words {
  @Override
  public String function(String frame) {
    String method = frame.substring(frame.lastIndexOf('.') + 1);
    return method.startsWith("toy_") ? method : null;
  }

  @Override
  public String observation(Event event) {
    return switch (event.name()) {
      case "toy_find" -> event.args().get(0).equals(-1) ? "finds no delayed block" : "finds a delayed block";
      case "toy_insert" -> "inserts " + event.args().get(0);
      default -> null;
    };
  }

  @Override
  public boolean findsNothing(Event event) {
    return event.name().equals("toy_find") && event.args().get(0).equals(-1);
  }

  @Override
  public String announces(Event event) {
    return event.name().equals("toy_insert") ? "tree" : null;
  }

  @Override
  public String observation(Event announced, Event store) {
    return observation(announced);
  }

  @Override
  public String inVain(Event announced) {
    return observation(announced);
  }

  @Override
  public String sees(Event read) {
    return "reads " + variable(read.name());
  }

  @Override
  public String returned(Object value) {
    return String.valueOf(value);
  }

  @Override
  public boolean touches(Event store, int block) {
    return block >= 0
        && store.name().equals("tree")
        && store.args().get(0).toString().charAt(block) != store.args().get(1).toString().charAt(block);
  }

  @Override
  public String lock(String call, String lock, boolean brief) {
    return brief ? call + "(" + lock + ")" : call + "(&toy->" + lock + ");";
  }

  @Override
  public Object essence(String variable, Object value) {
    return value;
  }

  @Override
  public String variable(String name) {
    return "the " + name;
  }

  @Override
  public String damage(String variable, Object before, Object after) {
    int block = before.toString().indexOf('D');
    return block >= 0 && after.toString().charAt(block) != 'D' ? "delayed block " + block + " is gone" : null;
  }

  @Override
  public int blocks(Recording recording) {
    return 2;
  }

  @Override
  public List<Row> rows(Map<String, Object> values, int blocks) {
    return values.containsKey("tree")
        ? List.of(
            new Row("tree", values.get("tree").toString(), true),
            new Row("reserved", values.get("reserved").toString(), false))
        : List.of();
  }

  @Override
  public Map<Character, String> legend() {
    return new java.util.TreeMap<>(Map.of('D', "delayed", 'H', "hole", '-', "unknown"));
  }
}
