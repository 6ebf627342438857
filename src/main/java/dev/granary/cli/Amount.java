package dev.granary.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of money; the message says how one is written. */
final class Amount implements ITypeConverter<Double> {
  private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");

  @Override
  public Double convert(String text) {
    if (!WRITTEN.matcher(text).matches()) {
      throw new TypeConversionException("'" + text + "' is no amount; write it like 12.50");
    }
    return Double.valueOf(text);
  }
}
