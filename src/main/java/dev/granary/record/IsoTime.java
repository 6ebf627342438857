package dev.granary.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * Points in time as ISO 8601 writes them: a date such as 2025-01-31, which is its midnight in UTC,
 * or a date and a time with its offset, such as 2025-01-31T18:30:00+01:00. A time without an offset
 * could be any of many, so it is none.
 */
public final class IsoTime {
  /** The last second of the year 9999. What counts more is told in milliseconds, most likely. */
  public static final long LAST = 253_402_300_799L;

  /** No point in time takes more characters: that many digits of a second nobody has. */
  public static final int LONGEST = 40;

  private static final int DATE_LENGTH = 10;

  private IsoTime() {}

  /** The whole seconds since 1970 began, of which none are left after the year 9999. */
  public static OptionalLong seconds(String text) {
    try {
      long seconds =
          text.length() == DATE_LENGTH
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond()
              : OffsetDateTime.parse(text).toEpochSecond();
      return isTold(seconds) ? OptionalLong.of(seconds) : OptionalLong.empty();
    } catch (DateTimeException unreadable) {
      return OptionalLong.empty();
    }
  }

  /** Whether so many seconds since 1970, or before it, are what somebody may have meant. */
  public static boolean isTold(long seconds) {
    return seconds >= -LAST && seconds <= LAST;
  }

  /** As short as it can be told: a date, where it is a midnight in UTC. */
  public static String text(long seconds) {
    Instant instant = Instant.ofEpochSecond(seconds);
    LocalDate date = instant.atOffset(ZoneOffset.UTC).toLocalDate();
    boolean isMidnight = date.atStartOfDay(ZoneOffset.UTC).toEpochSecond() == seconds;
    return isMidnight ? date.toString() : instant.toString();
  }
}
