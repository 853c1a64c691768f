package datasem.cli;

import datasem.results.Format;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a format, and says which formats a command has. */
final class Formats implements ITypeConverter<Format> {

  @Override
  public Format convert(String text) {
    try {
      return Format.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "' is none of " + names(Format.values()));
    }
  }

  /**
   * @throws UsageProblem if the format is none of those
   */
  static void require(Format format, Format... allowed) {
    if (!Arrays.asList(allowed).contains(format)) {
      throw new UsageProblem("this command has no format '" + format + "': " + names(allowed));
    }
  }

  private static String names(Format... formats) {
    return Arrays.stream(formats).map(Format::toString).collect(Collectors.joining(", "));
  }
}
