package dev.granary.decontaminate;

/**
 * How surely a text holds an item, in thousandths, by whole numbers so that it is the same
 * everywhere.
 *
 * <p>The share of the question's n-grams that were found, each by its weight, and the share of the
 * answer that stands near, where an answer counts. The fewer n-grams a question has the more likely
 * it is said by chance, so the more its answer weighs; and a short item must be found whole.
 */
final class Score {
  /** All of it. */
  static final int WHOLE = 1000;

  /** From so many n-grams on a question speaks for itself. */
  private static final int TELLING = 20;

  private static final int ANSWER = 250;
  private static final int MORE_FOR_SHORT = 375;

  /** Items up to this length must be found whole. */
  private static final int SHORT = 20;

  /** From this length on the limit is the one that is set. */
  private static final int LONG = 50;

  private Score() {}

  /** How much of something a part is; rounded down, so that only the whole is {@link #WHOLE}. */
  static int share(long part, long whole) {
    return whole == 0 ? 0 : (int) (WHOLE * part / whole);
  }

  /** The score of a question with its answer. */
  static int of(int question, int answer, int grams) {
    int missing = Math.max(0, TELLING - grams);
    int weight = ANSWER + MORE_FOR_SHORT * missing / TELLING;
    return (question * (WHOLE - weight) + answer * weight) / WHOLE;
  }

  /** The least score of an item of so many words that counts as found. */
  static int required(int words, int limit) {
    if (words <= SHORT) {
      return WHOLE;
    }
    if (words >= LONG) {
      return limit;
    }
    return WHOLE - (WHOLE - limit) * (words - SHORT) / (LONG - SHORT);
  }
}
