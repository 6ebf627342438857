package dev.granary.check.row;

/** Dates of ten characters such as 2025-01-31, read where they stand. */
public final class PlainDate {
  /** What stands for no date at all. */
  public static final long NONE = Long.MIN_VALUE;

  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int YEAR_DIGITS = 4;
  private static final int YEARS_OF_ERA = 400;
  private static final int DAYS_OF_ERA = 146_097;
  private static final int DAYS_TO_1970 = 719_468;
  private static final int FEBRUARY = 2;

  private PlainDate() {}

  /** The days since 1970 began, or {@link #NONE} where these ten bytes are no date. */
  public static long day(byte[] buffer, int start) {
    int year = number(buffer, start, YEAR_DIGITS);
    int month = number(buffer, start + 5, 2);
    int day = number(buffer, start + 8, 2);
    boolean isWritten =
        year >= 0 && day >= 0 && buffer[start + 4] == '-' && buffer[start + 7] == '-';
    return isWritten && month >= 1 && month <= DAYS.length && day >= 1 && day <= days(year, month)
        ? day(year, month, day)
        : NONE;
  }

  private static int days(int year, int month) {
    boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % YEARS_OF_ERA == 0);
    return DAYS[month - 1] + (isLeap && month == FEBRUARY ? 1 : 0);
  }

  /** Years that begin in March, so that the day which is sometimes there is the last. */
  private static long day(int year, int month, int day) {
    int shifted = month <= FEBRUARY ? year - 1 : year;
    int era = Math.floorDiv(shifted, YEARS_OF_ERA);
    int yearOfEra = shifted - era * YEARS_OF_ERA;
    int monthFromMarch = (month + 9) % 12;
    int dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return (long) era * DAYS_OF_ERA + dayOfEra - DAYS_TO_1970;
  }

  private static int number(byte[] buffer, int start, int digits) {
    int number = 0;
    for (int i = start; i < start + digits; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
