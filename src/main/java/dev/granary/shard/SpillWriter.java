package dev.granary.shard;

import dev.granary.coding.Partitions;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Writes encoded examples to segments, where they wait until their place in the version is decided.
 * A segment is cut by partition. Its name and content follow from the records alone, so a bundle
 * that runs twice writes the same file twice. Not for several threads.
 */
public final class SpillWriter {
  private static final int SEGMENT_BYTES = 8 << 20;

  private final Storage storage;
  private final String directory;
  private final Partitions partitions;
  private final Slice.Origin origin;
  private final RowBuffer entries = new RowBuffer(1 << 16);
  private int[] starts = new int[256];
  private int[] partitionOf = new int[256];
  private int count;
  private long name;

  private SpillWriter(
      Storage storage, String directory, Partitions partitions, Slice.Origin origin) {
    this.storage = storage;
    this.directory = directory;
    this.partitions = partitions;
    this.origin = origin;
  }

  /** Segments of records as they are read, each named after its first record. */
  public static SpillWriter ofRecords(Storage storage, String directory, Partitions partitions) {
    return new SpillWriter(storage, directory, partitions, Slice.Origin.RECORDS);
  }

  /** Segments of texts as they are read, each named after its first record. */
  public static SpillWriter ofTexts(Storage storage, String directory, Partitions partitions) {
    return new SpillWriter(storage, directory, partitions, Slice.Origin.TEXTS);
  }

  /** Segments of the texts of a sample of records, each named after its first record. */
  public static SpillWriter ofSamples(Storage storage, String directory, Partitions partitions) {
    return new SpillWriter(storage, directory, partitions, Slice.Origin.SAMPLES);
  }

  static SpillWriter ofRewritten(Storage storage, String directory, Partitions partitions) {
    return new SpillWriter(storage, directory, partitions, Slice.Origin.REWRITTEN);
  }

  static SpillWriter ofCopies(Storage storage, String directory, Partitions partitions) {
    return new SpillWriter(storage, directory, partitions, Slice.Origin.COPIES);
  }

  /**
   * Adds the first {@code length} bytes of an example.
   *
   * @param key decides the partition
   */
  public void add(long key, long ordinal, byte[] example, int length) {
    add(key, ordinal, 0, example, 0, length);
  }

  void add(long key, long ordinal, int copy, byte[] example, int start, int length) {
    if (count == 0) {
      name = ordinal;
    }
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      partitionOf = Arrays.copyOf(partitionOf, 2 * count);
    }
    starts[count] = entries.size();
    partitionOf[count++] = partitions.of(key);
    entries.putLong(ordinal);
    entries.putShort(copy);
    entries.putInt(length);
    entries.put(example, start, length);
  }

  /** Whether as much waits in memory as a segment should hold. */
  public boolean isFull() {
    return entries.size() >= SEGMENT_BYTES;
  }

  /** Writes what waits as one segment and routes its slices to their partitions. */
  public void flush(RowRouter slices) throws IOException {
    flush(slices, name);
  }

  void flush(RowRouter slices, long segment) throws IOException {
    if (count == 0) {
      return;
    }
    int[] order = byPartition();
    try (OutputStream out =
        storage.create(Slice.path(directory, segment, origin), Durability.SPILL)) {
      RowBuffer slice = new RowBuffer(1 << 14);
      int from = 0;
      for (int i = 0; i < count; i++) {
        int entry = order[i];
        int end = entry + 1 < count ? starts[entry + 1] : entries.size();
        slice.put(entries.bytes(), starts[entry], end - starts[entry]);
        if (i + 1 == count || partitionOf[order[i + 1]] != partitionOf[entry]) {
          out.write(slice.bytes(), 0, slice.size());
          new Slice(segment, origin, from, slice.size(), crc(slice))
              .put(slices.to(partitionOf[entry]));
          from += slice.size();
          slice.clear();
        }
      }
    }
    entries.clear();
    count = 0;
  }

  /** The numbers of the entries by partition; entries of one partition keep their order. */
  private int[] byPartition() {
    int[] next = new int[partitions.count() + 1];
    for (int i = 0; i < count; i++) {
      next[partitionOf[i] + 1]++;
    }
    for (int i = 1; i < next.length; i++) {
      next[i] += next[i - 1];
    }
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[next[partitionOf[i]]++] = i;
    }
    return order;
  }

  private static int crc(RowBuffer slice) {
    CRC32C crc = new CRC32C();
    crc.update(slice.bytes(), 0, slice.size());
    return (int) crc.getValue();
  }
}
