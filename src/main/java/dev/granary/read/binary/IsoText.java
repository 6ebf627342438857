package dev.granary.read.binary;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Stored dates, times and decimals as the texts that a text format would have. A fraction of a
 * second has 3, 6 or 9 digits, or is left out where it is zero.
 */
public final class IsoText {
  public static final long MILLIS = 1_000;
  public static final long MICROS = 1_000_000;
  public static final long NANOS = 1_000_000_000;

  /** A decimal of more bytes has more than a thousand digits. */
  private static final int MOST_DECIMAL_BYTES = 416;

  private static final long SECONDS_OF_DAY = 86_400;
  private static final int TIME_START = "1970-01-01T".length();

  private IsoText() {}

  public static String date(int daysSince1970) {
    return LocalDate.ofEpochDay(daysSince1970).toString();
  }

  /** A point in time, of which so many units make a second. */
  public static String instant(long count, long perSecond) {
    long nanos = Math.floorMod(count, perSecond) * (NANOS / perSecond);
    return Instant.ofEpochSecond(Math.floorDiv(count, perSecond), nanos).toString();
  }

  /** The same where nobody knows the zone. */
  public static String local(long count, long perSecond) {
    String instant = instant(count, perSecond);
    return instant.substring(0, instant.length() - 1);
  }

  /** A time of day; empty for what lies outside of a day. */
  public static Optional<String> time(long count, long perSecond) {
    long second = Math.floorDiv(count, perSecond);
    return second < 0 || second >= SECONDS_OF_DAY
        ? Optional.empty()
        : Optional.of(local(count, perSecond).substring(TIME_START));
  }

  /** The exact decimal of a number in two's complement; empty for what has too many digits. */
  public static Optional<String> decimal(byte[] bytes, int start, int length, int scale) {
    return length < 1 || length > MOST_DECIMAL_BYTES
        ? Optional.empty()
        : Optional.of(decimal(new BigInteger(bytes, start, length), scale));
  }

  public static String decimal(BigInteger digits, int scale) {
    return new BigDecimal(digits, scale).toPlainString();
  }

  /** Empty where there are not 16 bytes. */
  public static Optional<String> uuid(byte[] bytes, int start, int length) {
    if (length != 2 * Long.BYTES) {
      return Optional.empty();
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      high = high << 8 | (bytes[start + i] & 0xff);
      low = low << 8 | (bytes[start + Long.BYTES + i] & 0xff);
    }
    return Optional.of(new UUID(high, low).toString());
  }
}
