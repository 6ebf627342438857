package dev.granary.coding;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Collects rows by the partition that they go to next, and sends each partition as one block. */
public final class RowRouter {
  private static final int FIRST_CAPACITY = 1024;

  /** By partition, of which there are few. */
  private @Nullable RowBuffer[] buffers = new RowBuffer[16];

  /** The block of a partition, to write rows to. */
  public RowBuffer to(int partition) {
    RowBuffer buffer = partition < buffers.length ? buffers[partition] : null;
    return buffer == null ? begin(partition) : buffer;
  }

  private RowBuffer begin(int partition) {
    if (partition >= buffers.length) {
      buffers = Arrays.copyOf(buffers, Math.max(partition + 1, 2 * buffers.length));
    }
    RowBuffer buffer = new RowBuffer(FIRST_CAPACITY);
    buffers[partition] = buffer;
    return buffer;
  }

  /** Hands over every block that is not empty, in order of partition, and starts anew. */
  public void flush(BiConsumer<Integer, byte[]> sink) {
    for (int partition = 0; partition < buffers.length; partition++) {
      RowBuffer buffer = buffers[partition];
      if (buffer != null && !buffer.isEmpty()) {
        sink.accept(partition, buffer.copy());
      }
    }
    Arrays.fill(buffers, null);
  }

  /** As {@link #flush(BiConsumer)}, to where a step of the pipeline sends its blocks. */
  public void flush(OutputReceiver<KV<Integer, byte[]>> output) {
    flush((partition, block) -> output.output(KV.of(partition, block)));
  }
}
