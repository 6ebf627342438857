package dev.granary.coding;

import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.values.KV;

/** Blocks of rows on their way, each with the partition it goes to. */
public final class Blocks {
  /** The coder of every collection of blocks. */
  public static final Coder<KV<Integer, byte[]>> CODER =
      KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());

  private Blocks() {}

  /**
   * All rows of a group as one block, in the order its blocks come in, which no engine promises.
   */
  public static byte[] join(Iterable<byte[]> blocks) {
    byte[] joined = new byte[total(blocks)];
    int end = 0;
    for (byte[] block : blocks) {
      System.arraycopy(block, 0, joined, end, block.length);
      end += block.length;
    }
    return joined;
  }

  private static int total(Iterable<byte[]> blocks) {
    long total = 0;
    for (byte[] block : blocks) {
      total += block.length;
    }
    if (total > RowBuffer.MOST_BYTES) {
      throw new IllegalStateException(
          "the rows of one partition take %d bytes, and a worker holds at most %d: too many records are equal, so remove some before the run"
              .formatted(total, RowBuffer.MOST_BYTES));
    }
    return (int) total;
  }
}
