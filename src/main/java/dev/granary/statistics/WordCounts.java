package dev.granary.statistics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often each text was met. Who asks for more than it may hold gives all of it up, since which
 * texts would stay must not depend on their order.
 */
final class WordCounts {
  /** Longer texts are counted, but not kept. */
  static final int LONGEST = 64;

  private static final int SMALLEST = 4;
  private static final byte[] NOT_KEPT = {};

  private final int most;
  private int size;

  /** In each slot a hash and, beside it so that one look finds both, its count; 0 where free. */
  private long[] slots = new long[2 * SMALLEST];

  private byte[][] texts = new byte[SMALLEST][];

  WordCounts(int most) {
    this.most = most;
  }

  /** Counts a text by its hash; its bytes are copied where it is new and short. */
  void add(long hash, byte[] buffer, int start, int length) {
    int slot = find(hash);
    if (slots[slot + 1] == 0) {
      byte[] text = length > LONGEST ? NOT_KEPT : Arrays.copyOfRange(buffer, start, start + length);
      put(slot, hash, 1, text);
    } else {
      slots[slot + 1]++;
    }
  }

  /** Whether one more has made them too many. */
  boolean isOver() {
    return size > most;
  }

  void tellHashes(Distinct distinct) {
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] != 0) {
        distinct.add(slots[slot]);
      }
    }
  }

  void merge(WordCounts other) {
    for (int slot = 0; slot < other.slots.length; slot += 2) {
      long count = other.slots[slot + 1];
      if (count != 0) {
        int mine = find(other.slots[slot]);
        if (slots[mine + 1] == 0) {
          put(mine, other.slots[slot], count, other.texts[slot / 2]);
        } else {
          slots[mine + 1] += count;
        }
      }
    }
  }

  int size() {
    return size;
  }

  /** The words, most frequent first, of equals in the order of their texts. */
  Words words() {
    List<Words.Word> words = new ArrayList<>(size);
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] != 0) {
        words.add(new Words.Word(slots[slot], slots[slot + 1], texts[slot / 2]));
      }
    }
    return Words.of(words);
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
    slots[slot] = hash;
    slots[slot + 1] = count;
    texts[slot / 2] = text;
    size++;
    if (2 * size > texts.length) {
      grow();
    }
  }

  private int find(long hash) {
    int mask = slots.length - 1;
    int slot = ((int) hash << 1) & mask;
    while (slots[slot + 1] != 0 && slots[slot] != hash) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    byte[][] oldTexts = texts;
    slots = new long[2 * old.length];
    texts = new byte[2 * oldTexts.length][];
    for (int from = 0; from < old.length; from += 2) {
      if (old[from + 1] != 0) {
        int slot = find(old[from]);
        slots[slot] = old[from];
        slots[slot + 1] = old[from + 1];
        texts[slot / 2] = oldTexts[from / 2];
      }
    }
  }
}
