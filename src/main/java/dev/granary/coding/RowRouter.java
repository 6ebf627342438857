package dev.granary.coding;

import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.values.KV;

/** Collects rows by the partition that they go to next, and sends each partition as one block. */
public final class RowRouter {
  private static final int FIRST_CAPACITY = 1024;

  private final TreeMap<Integer, RowBuffer> buffers = new TreeMap<>();

  /** The block of a partition, to write rows to. */
  public RowBuffer to(int partition) {
    RowBuffer buffer = buffers.get(partition);
    if (buffer == null) {
      buffer = new RowBuffer(FIRST_CAPACITY);
      buffers.put(partition, buffer);
    }
    return buffer;
  }

  /** Hands over every block that is not empty, in order of partition, and starts anew. */
  public void flush(BiConsumer<Integer, byte[]> sink) {
    buffers.forEach(
        (partition, buffer) -> {
          if (!buffer.isEmpty()) {
            sink.accept(partition, buffer.copy());
          }
        });
    buffers.clear();
  }

  /** As {@link #flush(BiConsumer)}, to where a step of the pipeline sends its blocks. */
  public void flush(OutputReceiver<KV<Integer, byte[]>> output) {
    flush((partition, block) -> output.output(KV.of(partition, block)));
  }
}
