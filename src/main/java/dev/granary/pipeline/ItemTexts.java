package dev.granary.pipeline;

import dev.granary.coding.DataCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How the question of each item that can be found begins: what evidence quotes of it. */
record ItemTexts(List<String> beginnings) {
  static final DataCoder<ItemTexts> CODER = new TextsCoder();

  private static final int MOST_POINTS = 200;

  ItemTexts {
    beginnings = List.copyOf(beginnings);
  }

  static String beginning(String question) {
    int points = question.codePointCount(0, question.length());
    return points <= MOST_POINTS
        ? question
        : question.substring(0, question.offsetByCodePoints(0, MOST_POINTS)) + "…";
  }

  private static final class TextsCoder extends DataCoder<ItemTexts> {
    @Override
    protected void write(ItemTexts value, DataOutputStream out) throws IOException {
      out.writeInt(value.beginnings.size());
      for (String beginning : value.beginnings) {
        writeText(out, beginning);
      }
    }

    @Override
    protected ItemTexts read(DataInputStream in) throws IOException {
      List<String> beginnings = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        beginnings.add(readText(in));
      }
      return new ItemTexts(beginnings);
    }
  }
}
