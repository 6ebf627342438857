package dev.granary.decontaminate;

import dev.granary.coding.RowBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found in one record, on its way to where it is judged. Rows differ in length; each says
 * its own.
 *
 * <pre>
 *  0  length of the row (4)
 *  4  ordinal (8)
 * 12  n-grams: how many (4), the number of each (4)
 *     matches: how many (4); of each: item (4), field (2), start (4), end (4), answer (2),
 *     n-grams: how many (4), the number of each (4), before, found and behind as texts: length (4),
 *     UTF-8
 * </pre>
 */
final class HitRow {
  private static final int ORDINAL = 4;
  private static final int GRAMS = 12;

  private HitRow() {}

  static void put(RowBuffer rows, long ordinal, int[] grams, List<Match> matches) {
    int start = rows.size();
    rows.putInt(0);
    rows.putLong(ordinal);
    putInts(rows, grams);
    rows.putInt(matches.size());
    for (Match match : matches) {
      rows.putInt(match.item());
      rows.putShort(match.field());
      rows.putInt(match.start());
      rows.putInt(match.end());
      rows.putShort(match.answer());
      putInts(rows, match.grams());
      putText(rows, match.passage().before());
      putText(rows, match.passage().found());
      putText(rows, match.passage().behind());
    }
    rows.setInt(start, rows.size() - start);
  }

  static int length(byte[] rows, int row) {
    return RowBuffer.intAt(rows, row);
  }

  static long ordinal(byte[] rows, int row) {
    return RowBuffer.longAt(rows, row + ORDINAL);
  }

  /** The numbers of all n-grams that were found in the record, each once. */
  static int[] grams(byte[] rows, int row) {
    return intsAt(rows, row + GRAMS);
  }

  static List<Match> matches(byte[] rows, int row) {
    int at = behindInts(rows, row + GRAMS);
    List<Match> matches = new ArrayList<>();
    int left = RowBuffer.intAt(rows, at);
    at += Integer.BYTES;
    for (; left > 0; left--) {
      int before = behindInts(rows, at + 16);
      int found = behindText(rows, before);
      int behind = behindText(rows, found);
      matches.add(
          new Match(
              RowBuffer.intAt(rows, at),
              RowBuffer.shortAt(rows, at + 4),
              RowBuffer.intAt(rows, at + 6),
              RowBuffer.intAt(rows, at + 10),
              RowBuffer.shortAt(rows, at + 14),
              intsAt(rows, at + 16),
              new Passage(textAt(rows, before), textAt(rows, found), textAt(rows, behind))));
      at = behindText(rows, behind);
    }
    return matches;
  }

  private static void putInts(RowBuffer rows, int[] numbers) {
    rows.putInt(numbers.length);
    for (int number : numbers) {
      rows.putInt(number);
    }
  }

  private static int[] intsAt(byte[] rows, int at) {
    int[] numbers = new int[RowBuffer.intAt(rows, at)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = RowBuffer.intAt(rows, at + (i + 1) * Integer.BYTES);
    }
    return numbers;
  }

  private static void putText(RowBuffer rows, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    rows.putInt(bytes.length);
    rows.put(bytes, 0, bytes.length);
  }

  private static String textAt(byte[] rows, int at) {
    return new String(rows, at + Integer.BYTES, RowBuffer.intAt(rows, at), StandardCharsets.UTF_8);
  }

  private static int behindText(byte[] rows, int at) {
    return at + Integer.BYTES + RowBuffer.intAt(rows, at);
  }

  private static int behindInts(byte[] rows, int at) {
    return at + (1 + RowBuffer.intAt(rows, at)) * Integer.BYTES;
  }
}
