package dev.granary.decontaminate;

import dev.granary.coding.Words;
import java.nio.charset.StandardCharsets;

/**
 * What a record says where an item was found, and just before and behind it. Read one after the
 * other the three are a part of its text, unless an ellipsis tells that more was left out. All are
 * empty where nothing may be quoted.
 */
public record Passage(String before, String found, String behind) {
  public static final Passage NONE = new Passage("", "", "");

  /** So much of a find is quoted, and so much of either side, in bytes. */
  private static final int MOST_FOUND = 2000;

  private static final int MOST_BESIDE = 500;
  private static final String MORE = "…";

  /**
   * Quotes a text around a place in it.
   *
   * @param text where the text stands, from {@code at} on
   * @param words the words of that text
   * @param start where the find begins, in bytes from the start of the text
   * @param end where it ends
   * @param around how many words are quoted on either side
   */
  static Passage of(byte[] text, int at, Words words, int start, int end, int around) {
    int first = words.from(start);
    int behind = words.from(end);
    int from = words.start(Math.max(0, first - around));
    int to = words.end(Math.min(words.count(), behind + around) - 1);
    return new Passage(
        last(text, at + from, at + start),
        first(text, at + start, at + end, MOST_FOUND),
        first(text, at + end, at + to, MOST_BESIDE));
  }

  private static String first(byte[] text, int from, int to, int most) {
    int end = Math.min(to, from + most);
    while (end < to && isWithinLetter(text[end])) {
      end--;
    }
    return quoted(text, from, end) + (end < to ? MORE : "");
  }

  private static String last(byte[] text, int from, int to) {
    int start = Math.max(from, to - MOST_BESIDE);
    while (start > from && isWithinLetter(text[start])) {
      start++;
    }
    return (start > from ? MORE : "") + quoted(text, start, to);
  }

  private static boolean isWithinLetter(byte next) {
    return (next & 0xC0) == 0x80;
  }

  private static String quoted(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }
}
