package dev.granary.dedup.near;

import dev.granary.coding.DataCoder;
import dev.granary.dedup.near.Shingles.Unit;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How many texts were sketched, by what their shingles are made of.
 *
 * @param empty had no letter and no digit, and are like nothing
 */
public record TextCounts(long words, long codePoints, long empty) {
  public static final DataCoder<TextCounts> CODER = new TextCountsCoder();
  public static final TextCounts NONE = new TextCounts(0, 0, 0);

  TextCounts plus(Unit unit, int shingles) {
    if (shingles == 0) {
      return new TextCounts(words, codePoints, empty + 1);
    }
    return unit == Unit.WORDS
        ? new TextCounts(words + 1, codePoints, empty)
        : new TextCounts(words, codePoints + 1, empty);
  }

  public TextCounts plus(TextCounts other) {
    return new TextCounts(words + other.words, codePoints + other.codePoints, empty + other.empty);
  }

  private static final class TextCountsCoder extends DataCoder<TextCounts> {
    @Override
    protected void write(TextCounts value, DataOutputStream out) throws IOException {
      out.writeLong(value.words);
      out.writeLong(value.codePoints);
      out.writeLong(value.empty);
    }

    @Override
    protected TextCounts read(DataInputStream in) throws IOException {
      return new TextCounts(in.readLong(), in.readLong(), in.readLong());
    }
  }
}
