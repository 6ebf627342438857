package dev.granary.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what is written into a history for good: one line of text that shows all that it holds. */
final class OneLine implements ITypeConverter<String> {
  private static final int MOST_CHARACTERS = 4_096;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  @Override
  public String convert(String text) {
    if (text.length() > MOST_CHARACTERS || UNSEEN.matcher(text).find()) {
      throw new TypeConversionException(
          "must be one line of at most "
              + MOST_CHARACTERS
              + " characters, without any that are not shown");
    }
    return text;
  }
}
