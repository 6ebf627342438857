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

  /** All rows of a group as one block; the order of the group's values is not kept. */
  public static byte[] join(Iterable<byte[]> blocks) {
    RowBuffer joined = new RowBuffer(total(blocks));
    for (byte[] block : blocks) {
      joined.put(block, 0, block.length);
    }
    return joined.copy();
  }

  private static int total(Iterable<byte[]> blocks) {
    long total = 0;
    for (byte[] block : blocks) {
      total += block.length;
    }
    if (total > Integer.MAX_VALUE - 16) {
      throw new IllegalStateException("the rows of one partition would pass 2 GiB");
    }
    return (int) total;
  }
}
