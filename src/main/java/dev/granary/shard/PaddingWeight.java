package dev.granary.shard;

import dev.granary.record.RemainderPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Sets the weight of a serialized {@code tensorflow.Example} to 0, in place. Features are entries
 * of a map; the one called {@link RemainderPolicy#WEIGHT} ends in the four bytes of its number.
 */
final class PaddingWeight {
  private static final byte[] NAME = RemainderPolicy.WEIGHT.getBytes(StandardCharsets.UTF_8);

  private final byte[] bytes;
  private int at;

  private PaddingWeight(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  static void clear(byte[] bytes, int start, int length) {
    PaddingWeight example = new PaddingWeight(bytes, start);
    example.length();
    int end = start + length;
    while (example.at < end) {
      int entry = example.length();
      int next = example.at + entry;
      int name = example.length();
      if (Arrays.equals(bytes, example.at, example.at + name, NAME, 0, NAME.length)) {
        Arrays.fill(bytes, next - Float.BYTES, next, (byte) 0);
        return;
      }
      example.at = next;
    }
    throw new IllegalStateException("an example that is to pad has no " + RemainderPolicy.WEIGHT);
  }

  /** Passes over a tag and a length, and tells the length. */
  private int length() {
    at++;
    int length = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at++];
      length |= (next & 0x7f) << shift;
      if (next >= 0) {
        return length;
      }
    }
  }
}
