package dev.granary.bench;

import java.util.SplittableRandom;

/** Texts of made-up words, of which the first are common and the last are rare. */
final class Words {
  private static final int WORDS = 20_000;
  private static final int LETTERS_FOR_A_CHANGE = 350;

  private final SplittableRandom random;
  private final String[] vocabulary = new String[WORDS];

  Words(SplittableRandom random) {
    this.random = random;
    for (int i = 0; i < WORDS; i++) {
      StringBuilder word = new StringBuilder();
      for (int letters = 2 + random.nextInt(9); letters > 0; letters--) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      vocabulary[i] = word.toString();
    }
  }

  String text() {
    return some(400 + random.nextInt(2_300));
  }

  /** So many letters of words, or a few more. */
  String some(int length) {
    StringBuilder text = new StringBuilder(2_000);
    while (text.length() < length) {
      text.append(word()).append(' ');
    }
    text.setLength(text.length() - 1);
    return text.toString();
  }

  /** The same text with one word in fifty exchanged, and one at least. */
  String changed(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int left = 1 + text.length() / LETTERS_FOR_A_CHANGE; left > 0; left--) {
      int start = changed.lastIndexOf(" ", random.nextInt(changed.length())) + 1;
      int end = changed.indexOf(" ", start);
      // No word of the vocabulary has a digit, so the text is a new one for certain.
      changed.replace(start, end < 0 ? changed.length() : end, word() + random.nextInt(1_000_000));
    }
    return changed.toString();
  }

  /** The same text with an address, a telephone number and a card number somewhere in it. */
  String withPersonalData(String text, long number) {
    int at = text.lastIndexOf(' ', random.nextInt(text.length())) + 1;
    String personal =
        "%s.%s%d@example.org +1 202 555 %04d 4111 1111 1111 1111 "
            .formatted(word(), word(), number, number % 10_000);
    return text.substring(0, at) + personal + text.substring(at);
  }

  private String word() {
    double u = random.nextDouble();
    return vocabulary[(int) (WORDS * u * u * u)];
  }
}
