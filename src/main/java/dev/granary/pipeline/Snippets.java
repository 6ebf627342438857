package dev.granary.pipeline;

import dev.granary.coding.DataCoder;
import dev.granary.coding.RowBuffer;
import dev.granary.record.FieldValues;
import dev.granary.record.StableHash;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/** Some evaluation items as they are, to be planted where the run must find them. */
record Snippets(List<byte[]> texts) {
  static final DataCoder<Snippets> CODER = new SnippetsCoder();
  static final Snippets NONE = new Snippets(List.of());

  private static final int MOST = 64;
  private static final int MOST_CHARACTERS = 1 << 14;

  /** One word in so many, at least, is a new one. */
  private static final int LEAST_DISTINCT = 4;

  Snippets {
    texts = List.copyOf(texts);
  }

  /**
   * Takes one item after another, and keeps some that follow from how many came before. One that
   * says the same again and again is not promised to be found, and not kept.
   */
  static final class Sample {
    private final TreeMap<Long, byte[]> kept = new TreeMap<>();
    private long count;

    void offer(String question, String answer) {
      long rank = StableHash.spread(++count);
      boolean isWanted = kept.size() < MOST || rank < kept.lastKey();
      if (isWanted
          && question.length() + answer.length() <= MOST_CHARACTERS
          && !isMonotonous(question)) {
        kept.put(rank, (question + "\n" + answer).getBytes(StandardCharsets.UTF_8));
        if (kept.size() > MOST) {
          kept.pollLastEntry();
        }
      }
    }

    private static boolean isMonotonous(String question) {
      List<String> words = Arrays.asList(question.split("\\s+", -1));
      return new HashSet<>(words).size() * LEAST_DISTINCT < words.size();
    }

    Snippets taken() {
      return new Snippets(new ArrayList<>(kept.values()));
    }
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /**
   * Writes the text of a field with a snippet in its middle, between two words.
   *
   * @param choice decides which snippet
   */
  void embed(FieldValues values, int field, long choice, RowBuffer into) {
    byte[] text = values.buffer(field);
    int start = values.start(field);
    int end = start + values.length(field);
    int middle = start + values.length(field) / 2;
    while (middle < end && text[middle] != ' ') {
      middle++;
    }
    byte[] snippet = texts.get((int) Long.remainderUnsigned(choice, texts.size()));
    into.clear();
    into.put(text, start, middle - start);
    into.putByte('\n');
    into.put(snippet, 0, snippet.length);
    into.putByte('\n');
    into.put(text, middle, end - middle);
  }

  private static final class SnippetsCoder extends DataCoder<Snippets> {
    @Override
    protected void write(Snippets value, DataOutputStream out) throws IOException {
      out.writeInt(value.texts.size());
      for (byte[] text : value.texts) {
        writeBytes(out, text);
      }
    }

    @Override
    protected Snippets read(DataInputStream in) throws IOException {
      List<byte[]> texts = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        texts.add(readBytes(in));
      }
      return new Snippets(texts);
    }
  }
}
