package dev.granary.statistics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;

/**
 * How often each text was met. Who asks for more than it may hold gives all of it up, since which
 * texts would stay must not depend on their order.
 */
final class WordCounts {
  /** Longer texts are counted, but not kept. */
  static final int LONGEST = 64;

  private static final int SMALLEST = 16;
  private static final byte[] NOT_KEPT = {};

  private final int most;
  private int size;
  private long[] hashes = new long[SMALLEST];
  private long[] counts = new long[SMALLEST];
  private byte[][] texts = new byte[SMALLEST][];

  WordCounts(int most) {
    this.most = most;
  }

  /** Counts a text by its hash; its bytes are copied where it is new and short. */
  void add(long hash, byte[] buffer, int start, int length) {
    int slot = find(hash);
    if (counts[slot] == 0) {
      byte[] text = length > LONGEST ? NOT_KEPT : Arrays.copyOfRange(buffer, start, start + length);
      put(slot, hash, 1, text);
    } else {
      counts[slot]++;
    }
  }

  /** Whether one more has made them too many. */
  boolean isOver() {
    return size > most;
  }

  void tellHashes(Distinct distinct) {
    for (int slot = 0; slot < counts.length; slot++) {
      if (counts[slot] != 0) {
        distinct.add(hashes[slot]);
      }
    }
  }

  void merge(WordCounts other) {
    for (int slot = 0; slot < other.counts.length; slot++) {
      if (other.counts[slot] != 0) {
        int mine = find(other.hashes[slot]);
        if (counts[mine] == 0) {
          put(mine, other.hashes[slot], other.counts[slot], other.texts[slot]);
        } else {
          counts[mine] += other.counts[slot];
        }
      }
    }
  }

  int size() {
    return size;
  }

  /** The words, most frequent first, of equals in the order of their texts. */
  Words words() {
    return Words.of(hashes, counts, texts, size);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(size);
    for (Words.Word word : words().byHash()) {
      out.writeLong(word.hash());
      Varints.write(out, word.count());
      out.writeByte(word.text().length);
      out.write(word.text());
    }
  }

  static WordCounts read(DataInputStream in, int most) throws IOException {
    WordCounts read = new WordCounts(most);
    int left = in.readInt();
    if (left < 0 || left > most) {
      throw new StreamCorruptedException(left + " words where " + most + " may be");
    }
    for (; left > 0; left--) {
      long hash = in.readLong();
      long count = Varints.read(in);
      byte[] text = in.readNBytes(in.readUnsignedByte());
      read.put(read.find(hash), hash, count, text);
    }
    return read;
  }

  private void put(int slot, long hash, long count, byte[] text) {
    hashes[slot] = hash;
    counts[slot] = count;
    texts[slot] = text;
    size++;
    if (2 * size > hashes.length) {
      grow();
    }
  }

  private int find(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) hash & mask;
    while (counts[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    long[] oldCounts = counts;
    byte[][] oldTexts = texts;
    hashes = new long[2 * oldHashes.length];
    counts = new long[hashes.length];
    texts = new byte[hashes.length][];
    for (int old = 0; old < oldHashes.length; old++) {
      if (oldCounts[old] != 0) {
        int slot = find(oldHashes[old]);
        hashes[slot] = oldHashes[old];
        counts[slot] = oldCounts[old];
        texts[slot] = oldTexts[old];
      }
    }
  }
}
