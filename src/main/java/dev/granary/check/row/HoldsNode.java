package dev.granary.check.row;

import dev.granary.record.FieldValues;
import dev.granary.record.condition.Expression.Holds.Where;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Whether a text has another at its beginning, at its end, or anywhere. */
final class HoldsNode implements TruthNode {
  private final Where where;
  private final TextNode text;
  private final byte[] piece;

  HoldsNode(Where where, TextNode text, String piece) {
    this.where = where;
    this.text = text;
    this.piece = piece.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Judgement judge(FieldValues values) {
    if (!text.isThere(values)) {
      return Judgement.UNJUDGED;
    }
    byte[] buffer = text.buffer(values);
    int start = text.start(values);
    int last = start + text.length(values) - piece.length;
    return Judgement.of(
        last >= start
            && switch (where) {
              case FIRST -> isAt(start, buffer);
              case LAST -> isAt(last, buffer);
              case ANYWHERE -> isWithin(buffer, start, last);
            });
  }

  private boolean isWithin(byte[] buffer, int start, int last) {
    for (int at = start; at <= last; at++) {
      if (isAt(at, buffer)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(int at, byte[] buffer) {
    return Arrays.equals(piece, 0, piece.length, buffer, at, at + piece.length);
  }
}
