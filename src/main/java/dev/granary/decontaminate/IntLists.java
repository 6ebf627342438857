package dev.granary.decontaminate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Lists of numbers, one after the other in one array; nobody changes what is asked of them. */
final class IntLists {
  private final int[] starts;
  private final int[] values;

  /** The list {@code i} is from {@code starts[i]} up to {@code starts[i + 1]}. */
  IntLists(int[] starts, int[] values) {
    this.starts = starts;
    this.values = values;
  }

  int lists() {
    return starts.length - 1;
  }

  int start(int list) {
    return starts[list];
  }

  int end(int list) {
    return starts[list + 1];
  }

  int size(int list) {
    return end(list) - start(list);
  }

  /** The number at a place between {@link #start} and {@link #end}. */
  int at(int place) {
    return values[place];
  }

  /** For each number below {@code count} the lists that hold it, in ascending order. */
  IntLists inverse(int count) {
    int[] behind = new int[count + 1];
    for (int value : values) {
      behind[value + 1]++;
    }
    for (int i = 1; i < behind.length; i++) {
      behind[i] += behind[i - 1];
    }
    int[] next = behind.clone();
    int[] holders = new int[values.length];
    for (int list = 0; list < lists(); list++) {
      for (int place = start(list); place < end(list); place++) {
        holders[next[values[place]]++] = list;
      }
    }
    return new IntLists(behind, holders);
  }

  void write(DataOutputStream out) throws IOException {
    writeInts(out, starts);
    writeInts(out, values);
  }

  static IntLists read(DataInputStream in) throws IOException {
    return new IntLists(readInts(in), readInts(in));
  }

  static void writeInts(DataOutputStream out, int[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  static int[] readInts(DataInputStream in) throws IOException {
    int[] numbers = new int[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readInt();
    }
    return numbers;
  }

  static void writeLongs(DataOutputStream out, long[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (long number : numbers) {
      out.writeLong(number);
    }
  }

  static long[] readLongs(DataInputStream in) throws IOException {
    long[] numbers = new long[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readLong();
    }
    return numbers;
  }
}
