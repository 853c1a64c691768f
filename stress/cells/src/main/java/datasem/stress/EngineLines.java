package datasem.stress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads {@link EngineLine}s. */
public final class EngineLines {
  private static final JsonFactory JSON = new JsonFactory();

  private EngineLines() {}

  /** A line without its end. */
  public static String write(EngineLine line) {
    return write(line.fields());
  }

  /** An object of strings, numbers, booleans and nulls as a line without its end, the schema first. */
  public static String write(Map<String, Object> fields) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("schema", EngineLine.SCHEMA);
      for (Map.Entry<String, Object> field : fields.entrySet()) {
        json.writeFieldName(field.getKey());
        value(json, field.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Double d) {
      json.writeNumber(Math.round(d * 1000) / 1000.0);
    } else if (value instanceof Number n) {
      json.writeNumber(n.longValue());
    } else if (value instanceof Boolean b) {
      json.writeBoolean(b);
    } else {
      json.writeString((String) value);
    }
  }

  /** The {@link #last} lines of each engine that has handed in any. */
  public static Map<String, List<EngineLine>> ofEngines(Path directory, List<String> engines) throws IOException {
    Map<String, List<EngineLine>> lines = new LinkedHashMap<>();
    for (String engine : engines) {
      Path file = directory.resolve(engine + ".jsonl");
      if (Files.exists(file)) {
        lines.put(engine, last(read(file)));
      }
    }
    return lines;
  }

  /**
   * Reads what an engine has written so far: a last line cut short is passed over.
   *
   * @throws IOException if the file cannot be read, or another line is none
   */
  public static List<EngineLine> read(Path file) throws IOException {
    String text = Files.readString(file);
    int whole = text.lastIndexOf('\n') + 1;
    List<EngineLine> lines = new ArrayList<>();
    for (String line : text.substring(0, whole).lines().toList()) {
      try {
        lines.add(parse(line));
      } catch (IOException | IllegalArgumentException e) {
        throw new IOException(file.getFileName() + ", line " + (lines.size() + 1) + ": " + e.getMessage(), e);
      }
    }
    return lines;
  }

  /** An engine's lines without those that a later one for the same cell or canary replaces. */
  public static List<EngineLine> last(List<EngineLine> lines) {
    Map<String, EngineLine> last = new LinkedHashMap<>();
    for (EngineLine line : lines) {
      String of =
          line instanceof EngineLine.Cell cell ? cell.name()
              : line instanceof EngineLine.CanaryRun canary ? "canary " + canary.name() : "end";
      last.put(of, line);
    }
    return List.copyOf(last.values());
  }

  /**
   * Reads one line.
   *
   * @throws IOException if it is no JSON object
   * @throws IllegalArgumentException if a field is missing or has a wrong value
   */
  public static EngineLine parse(String line) throws IOException {
    Fields f = new Fields(object(line));
    if (f.integer("schema") != EngineLine.SCHEMA) {
      throw new IllegalArgumentException("schema " + f.integer("schema") + " is not known");
    }
    if (f.has("end")) {
      return new EngineLine.End(
          f.text("engine"), (int) f.integer("tests_expected"), (int) f.integer("tests_reported"), f.number("seconds"));
    }
    if (f.has("canary")) {
      return new EngineLine.CanaryRun(
          f.text("engine"), f.text("canary"), f.bool("must_show"), f.integer("samples"), f.integer("hits"),
          f.text("reason"), f.text("witness"));
    }
    return new EngineLine.Cell(
        f.text("kernel"), f.text("scenario"), f.text("engine"), verdict(f.text("verdict")), f.text("expected"),
        f.text("anomaly"), f.integer("samples"), f.integer("hits"),
        f.has("first_hit_seconds") ? f.number("first_hit_seconds") : null,
        f.number("seconds"), f.text("reason"), f.text("witness"));
  }

  private static EngineLine.Verdict verdict(String text) {
    for (EngineLine.Verdict v : EngineLine.Verdict.values()) {
      if (v.toString().equals(text)) {
        return v;
      }
    }
    throw new IllegalArgumentException("verdict \"" + text + "\" is not known");
  }

  private static Map<String, Object> object(String line) throws IOException {
    Map<String, Object> values = new HashMap<>();
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        Object value =
            switch (json.nextToken()) {
              case VALUE_STRING -> json.getText();
              case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
              case VALUE_TRUE -> true;
              case VALUE_FALSE -> false;
              case VALUE_NULL -> null;
              default -> throw new IOException("field " + name + " holds no plain value");
            };
        values.put(name, value);
      }
    }
    return values;
  }

  /** Counts stay exact in a double up to 2^53. */
  private record Fields(Map<String, Object> values) {
    boolean has(String name) {
      return values.get(name) != null;
    }

    String text(String name) {
      return of(name, String.class, "");
    }

    long integer(String name) {
      return of(name, Double.class, null).longValue();
    }

    double number(String name) {
      return of(name, Double.class, null);
    }

    boolean bool(String name) {
      return of(name, Boolean.class, null);
    }

    private <T> T of(String name, Class<T> type, T instead) {
      Object value = values.get(name);
      if (value == null && instead != null) {
        return instead;
      }
      if (!type.isInstance(value)) {
        throw new IllegalArgumentException("field " + name + " is missing or of another type");
      }
      return type.cast(value);
    }
  }
}
