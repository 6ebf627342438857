package dev.granary.shard;

import java.io.ByteArrayOutputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The features of one serialized {@code tensorflow.Example} after another, by name. */
public final class ExampleFeatures {
  private static final int LENGTH_DELIMITED = 2;
  private static final byte[] ABSENT = {-1};

  private byte[] data = new byte[0];
  private int at;

  /** Each four numbers: where a name begins and ends, and its value. */
  private int[] entries = new int[64];

  private int count;

  /** Where the next name is looked for first: mostly they are asked for as they stand. */
  private int next;

  /** Takes an example in the place of the one before. */
  public void take(byte[] example, int length) throws StreamCorruptedException {
    take(example, 0, length);
  }

  /** Takes an example that lies among others. */
  public void take(byte[] examples, int start, int length) throws StreamCorruptedException {
    data = examples;
    count = 0;
    next = 0;
    at = start;
    int features = message(start + length, 1);
    int end = at + features;
    while (at < end) {
      int entryEnd = endOf(message(end, 1));
      int name = message(entryEnd, 1);
      int nameAt = at;
      at += name;
      int value = message(entryEnd, 2);
      add(nameAt, nameAt + name, at, at + value);
      at = entryEnd;
    }
  }

  /** Where the name of a feature and its value lie in the example. */
  record Entry(int name, int nameEnd, int value, int valueEnd) {}

  List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    for (int entry = 0; entry < count; entry += 4) {
      all.add(
          new Entry(entries[entry], entries[entry + 1], entries[entry + 2], entries[entry + 3]));
    }
    return all;
  }

  /** The first text of a feature, where it has one. */
  Optional<byte[]> text(Entry entry) throws StreamCorruptedException {
    int length = findText(entry.value(), entry.valueEnd());
    return length < 0 ? Optional.empty() : Optional.of(Arrays.copyOfRange(data, at, at + length));
  }

  /** The bytes of some features, told apart from all others; one that is absent counts too. */
  public byte[] content(List<byte[]> names) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] name : names) {
      int entry = find(name);
      if (entry < 0) {
        content.writeBytes(ABSENT);
      } else {
        int length = entries[entry + 3] - entries[entry + 2];
        content.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        content.write(data, entries[entry + 2], length);
      }
    }
    return content.toByteArray();
  }

  /** The first text of each of some features, a line each; those without text are left out. */
  public byte[] text(List<byte[]> names) throws StreamCorruptedException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (byte[] name : names) {
      int entry = find(name);
      int length = entry < 0 ? -1 : findText(entries[entry + 2], entries[entry + 3]);
      if (length >= 0) {
        text.write(data, at, length);
        text.write('\n');
      }
    }
    return text.toByteArray();
  }

  public static byte[] name(String feature) {
    return feature.getBytes(StandardCharsets.UTF_8);
  }

  /** Goes to the first text of a value; gives its length, or -1 where it has none. */
  private int findText(int value, int valueEnd) throws StreamCorruptedException {
    if (value == valueEnd || data[value] != (1 << 3 | LENGTH_DELIMITED)) {
      return -1;
    }
    at = value;
    int list = message(valueEnd, 1);
    return list == 0 ? -1 : message(at + list, 1);
  }

  /** Hands out the value of a feature, a serialized {@code tensorflow.Feature}, if it is there. */
  public boolean value(byte[] name, ValueTaker taker) throws StreamCorruptedException {
    int entry = find(name);
    if (entry < 0) {
      return false;
    }
    taker.take(data, entries[entry + 2], entries[entry + 3]);
    return true;
  }

  /** Takes bytes from one place up to another. */
  @FunctionalInterface
  public interface ValueTaker {
    void take(byte[] buffer, int start, int end) throws StreamCorruptedException;
  }

  private int find(byte[] name) {
    int entry = next;
    for (int looked = 0; looked < count; looked += 4) {
      if (entry >= count) {
        entry = 0;
      }
      if (Arrays.equals(data, entries[entry], entries[entry + 1], name, 0, name.length)) {
        next = entry + 4;
        return entry;
      }
      entry += 4;
    }
    return -1;
  }

  private void add(int name, int nameEnd, int value, int valueEnd) {
    if (count + 4 > entries.length) {
      entries = Arrays.copyOf(entries, 2 * entries.length);
    }
    entries[count++] = name;
    entries[count++] = nameEnd;
    entries[count++] = value;
    entries[count++] = valueEnd;
  }

  private int endOf(int length) {
    return at + length;
  }

  /** Goes past the head of a message in a field, which must be there; gives its length. */
  private int message(int end, int field) throws StreamCorruptedException {
    if (at >= end || data[at++] != (field << 3 | LENGTH_DELIMITED)) {
      throw new StreamCorruptedException("an example is not as Granary writes it");
    }
    long length = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      if (at >= end) {
        break;
      }
      byte part = data[at++];
      length |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        if (length > end - at) {
          break;
        }
        return (int) length;
      }
    }
    throw new StreamCorruptedException("a part of an example goes beyond its end");
  }
}
