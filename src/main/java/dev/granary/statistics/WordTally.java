package dev.granary.statistics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is counted of texts. */
final class WordTally implements FeatureTally {
  private static final int ALL_WORDS = 0;
  private static final int SKETCHED = 1;

  private WordCounts words;
  private Lengths lengths = new Lengths();

  /** Hashes of texts that wait for the sketch. */
  private final Waiting waiting = new Waiting();

  private @Nullable Distinct distinct;
  private long present;
  private long missing;
  private long empty;
  private long letters;
  private long bytes;

  /** The last of the texts that are short enough to be kept, in the order of their bytes. */
  private byte[] last = {};

  /** Its first eight bytes: most texts come before it by these, and are not looked at further. */
  private long lastHead;

  WordTally(int most) {
    words = new WordCounts(most);
  }

  @Override
  public void take(Observed record, int feature) {
    if (!record.isPresent(feature)) {
      missing++;
      return;
    }
    present++;
    int length = record.length(feature);
    int count = record.lettersOf(feature);
    if (length == 0) {
      empty++;
    }
    bytes += length;
    letters += count;
    keepIfLast(record.buffer(feature), record.start(feature), length);
    lengths.add(count);
    long hash = record.key(feature);
    if (distinct == null) {
      words.add(hash, record.buffer(feature), record.start(feature), length);
      giveUpIfOver();
    } else {
      waiting.add(hash);
      if (waiting.isFull()) {
        settle(distinct);
      }
    }
  }

  private void settle(Distinct sketch) {
    for (int next = 0; next < waiting.count(); next++) {
      sketch.add(waiting.number(next));
    }
    waiting.clear();
  }

  /** With all hashes so far; nothing where every text is known. */
  private @Nullable Distinct sketch() {
    if (distinct != null) {
      settle(distinct);
    }
    return distinct;
  }

  private void keepIfLast(byte[] buffer, int start, int length) {
    if (length <= WordCounts.LONGEST) {
      long head = TextHead.of(buffer, start, length);
      if (Long.compareUnsigned(head, lastHead) >= 0
          && Arrays.compareUnsigned(buffer, start, start + length, last, 0, last.length) > 0) {
        last = Arrays.copyOfRange(buffer, start, start + length);
        lastHead = head;
      }
    }
  }

  private void giveUpIfOver() {
    if (words.isOver()) {
      Distinct sketch = Distinct.none();
      words.tellHashes(sketch);
      words = new WordCounts(0);
      distinct = sketch;
    }
  }

  @Override
  public void merge(FeatureTally other) {
    WordTally more = (WordTally) other;
    present += more.present;
    missing += more.missing;
    empty += more.empty;
    letters += more.letters;
    bytes += more.bytes;
    keepIfLast(more.last, 0, more.last.length);
    lengths.merge(more.lengths);
    Distinct mine = sketch();
    if (mine == null && more.distinct == null) {
      words.merge(more.words);
      giveUpIfOver();
    } else {
      mergeDistinct(mine == null ? Distinct.none() : mine, more);
    }
  }

  private void mergeDistinct(Distinct all, WordTally more) {
    words.tellHashes(all);
    more.words.tellHashes(all);
    Distinct theirs = more.sketch();
    if (theirs != null) {
      all.merge(theirs);
    }
    words = new WordCounts(0);
    distinct = all;
  }

  @Override
  public long present() {
    return present;
  }

  @Override
  public long missing() {
    return missing;
  }

  long empty() {
    return empty;
  }

  /** Unicode code points of all texts together. */
  long letters() {
    return letters;
  }

  long bytes() {
    return bytes;
  }

  /** Of texts that are written so that their order is that of time, the latest. */
  String last() {
    return new String(last, StandardCharsets.UTF_8);
  }

  Ranges lengths() {
    return lengths.counts().ranges();
  }

  /** Whether every text is known by its count. */
  boolean knowsAll() {
    return distinct == null;
  }

  /** All texts; none where there were too many to know them. */
  Words words() {
    return words.words();
  }

  @Override
  public Optional<SortedMap<String, Long>> counts() {
    if (distinct != null) {
      return Optional.empty();
    }
    SortedMap<String, Long> counts = new TreeMap<>();
    for (Words.Word word : words.words().mostFrequent()) {
      counts.merge(word.shown(), word.count(), Long::sum);
    }
    return Optional.of(counts);
  }

  Amount different() {
    Distinct sketch = sketch();
    return sketch == null ? Amount.exactly(words.size()) : Amount.about(sketch.estimate());
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    Varints.write(out, present);
    Varints.write(out, missing);
    Varints.write(out, empty);
    Varints.write(out, letters);
    Varints.write(out, bytes);
    out.writeByte(last.length);
    out.write(last);
    lengths.counts().write(out);
    Distinct sketch = sketch();
    if (sketch == null) {
      out.writeByte(ALL_WORDS);
      words.write(out);
    } else {
      out.writeByte(SKETCHED);
      sketch.write(out);
    }
  }

  static WordTally read(DataInputStream in, int most) throws IOException {
    WordTally read = new WordTally(most);
    read.present = Varints.read(in);
    read.missing = Varints.read(in);
    read.empty = Varints.read(in);
    read.letters = Varints.read(in);
    read.bytes = Varints.read(in);
    read.last = in.readNBytes(in.readUnsignedByte());
    read.lastHead = TextHead.of(read.last, 0, read.last.length);
    read.lengths = new Lengths(NumberCounts.read(in, Lengths.MOST));
    switch (in.readUnsignedByte()) {
      case ALL_WORDS -> read.words = WordCounts.read(in, most);
      case SKETCHED -> {
        read.words = new WordCounts(0);
        read.distinct = Distinct.read(in);
      }
      default -> throw new StreamCorruptedException("texts of an unknown kind");
    }
    return read;
  }
}
