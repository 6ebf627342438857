package dev.granary.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Until when something holds: the end of a date, or so many days or hours from now. */
record Until(String written, LocalDate date, Duration after) {
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3})([dh])");

  /** The moment, in whole seconds, for somebody who asks now. */
  Instant from(Instant now) {
    return after.isZero()
        ? date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Instant.ofEpochSecond(now.plus(after).getEpochSecond());
  }

  /** Reads one; the message says how it is written. */
  static final class Reader implements ITypeConverter<Until> {
    @Override
    public Until convert(String text) {
      Matcher span = SPAN.matcher(text);
      if (span.matches()) {
        long count = Long.parseLong(span.group(1));
        Duration after =
            span.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count);
        return new Until(text, LocalDate.EPOCH, after);
      }
      try {
        return new Until(text, LocalDate.parse(text), Duration.ZERO);
      } catch (DateTimeException noDate) {
        throw new TypeConversionException(
            "'" + text + "' is neither a date such as 2026-12-24 nor a time such as 3d or 12h");
      }
    }
  }
}
