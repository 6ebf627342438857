package dev.granary.pipeline;

import dev.granary.coding.DataCoder;
import dev.granary.report.Legible;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the headers of files told beside what was read by them. Both are the smallest of all there
 * are, so that facts add up to the same however files were dealt to workers.
 *
 * @param unusable why some cannot be used
 * @param unread columns that no field reads
 */
record HeadersFact(SortedSet<String> unusable, SortedSet<String> unread) {
  static final DataCoder<HeadersFact> CODER = new HeadersFactCoder();

  /** How many columns are told apart. */
  static final int MOST_COLUMNS = 100;

  private static final int MOST_UNUSABLE = 3;
  private static final int LONGEST_NAME = 100;

  static final HeadersFact NONE = new HeadersFact(new TreeSet<>(), new TreeSet<>());

  HeadersFact {
    unusable = smallest(unusable.stream(), MOST_UNUSABLE);
    unread = smallest(unread.stream(), MOST_COLUMNS);
  }

  boolean isEmpty() {
    return unusable.isEmpty() && unread.isEmpty();
  }

  HeadersFact withUnusable(String evidence) {
    return plus(new HeadersFact(new TreeSet<>(Set.of(evidence)), new TreeSet<>()));
  }

  /** The names come from the data: they are made legible, and as short as people look at. */
  HeadersFact withUnread(Collection<String> columns) {
    SortedSet<String> legible =
        smallest(columns.stream().map(name -> Legible.text(name, LONGEST_NAME)), MOST_COLUMNS);
    return plus(new HeadersFact(new TreeSet<>(), legible));
  }

  HeadersFact plus(HeadersFact other) {
    return new HeadersFact(
        smallest(Stream.concat(unusable.stream(), other.unusable.stream()), MOST_UNUSABLE),
        smallest(Stream.concat(unread.stream(), other.unread.stream()), MOST_COLUMNS));
  }

  private static SortedSet<String> smallest(Stream<String> texts, int most) {
    TreeSet<String> smallest = new TreeSet<>();
    texts.forEach(
        text -> {
          smallest.add(text);
          if (smallest.size() > most) {
            smallest.pollLast();
          }
        });
    return Collections.unmodifiableSortedSet(smallest);
  }

  private static final class HeadersFactCoder extends DataCoder<HeadersFact> {
    @Override
    protected void write(HeadersFact value, DataOutputStream out) throws IOException {
      writeTexts(out, value.unusable);
      writeTexts(out, value.unread);
    }

    @Override
    protected HeadersFact read(DataInputStream in) throws IOException {
      return new HeadersFact(readTexts(in), readTexts(in));
    }

    private static void writeTexts(DataOutputStream out, SortedSet<String> texts)
        throws IOException {
      out.writeInt(texts.size());
      for (String text : texts) {
        writeText(out, text);
      }
    }

    private static SortedSet<String> readTexts(DataInputStream in) throws IOException {
      SortedSet<String> texts = new TreeSet<>();
      for (int left = in.readInt(); left > 0; left--) {
        texts.add(readText(in));
      }
      return texts;
    }
  }
}
