package dev.granary.pipeline.inprocess;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.apache.beam.sdk.coders.Coder;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Groups on disk, in the order of their keys' bytes: one file with the values, and one that says
 * which key has which of them.
 */
final class SpilledRun implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final SpillFile keys;
  private final SpillFile values;
  private final Coder<Object> coder;
  private final int groups;
  private long checksum;

  private SpilledRun(SpillFile keys, SpillFile values, Coder<Object> coder, int groups) {
    this.keys = keys;
    this.values = values;
    this.coder = coder;
    this.groups = groups;
  }

  /** Sorts groups, and writes them to new files of a directory. */
  static SpilledRun write(
      Path directory, Collection<KeyGroup> groups, Keys keys, Coder<Object> coder)
      throws IOException {
    SpilledRun run = create(directory, coder, groups.size());
    try {
      run.write(inOrder(groups, keys));
      return run;
    } catch (IOException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  private static SpilledRun create(Path directory, Coder<Object> coder, int groups)
      throws IOException {
    SpillFile keys = SpillFile.create(directory);
    try {
      return new SpilledRun(keys, SpillFile.create(directory), coder, groups);
    } catch (IOException e) {
      keys.close();
      throw e;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
  private record Keyed(byte[] key, KeyGroup group) {}

  private static List<Keyed> inOrder(Collection<KeyGroup> groups, Keys keys) {
    List<Keyed> sorted = new ArrayList<>(groups.size());
    groups.forEach(group -> sorted.add(new Keyed(keys.bytes(group.identity()), group)));
    sorted.sort(Comparator.comparing(Keyed::key, Arrays::compareUnsigned));
    return sorted;
  }

  private void write(List<Keyed> sorted) throws IOException {
    OutputStream data = new BufferedOutputStream(values.write(), BUFFER);
    CountedOutput all = new CountedOutput(new BufferedOutputStream(keys.write(), BUFFER));
    DataOutputStream entries = new DataOutputStream(all);
    long from = 0;
    for (Keyed each : sorted) {
      CountedOutput own = new CountedOutput(data);
      each.group().encode(coder, own);
      entries.writeInt(each.key().length);
      entries.write(each.key());
      entries.writeLong(each.group().timestamp().getMillis());
      entries.writeInt(each.group().size());
      entries.writeLong(from);
      entries.writeLong(own.bytes());
      entries.writeLong(own.checksum());
      from += own.bytes();
    }
    entries.flush();
    data.flush();
    checksum = all.checksum();
  }

  /** What it takes on disk. */
  long bytes() throws IOException {
    return keys.whole().bytes() + values.whole().bytes();
  }

  /** Reads the groups from the first on. */
  Cursor open() throws IOException {
    return new Cursor(keys.whole());
  }

  @Override
  public void close() throws IOException {
    try (keys;
        values) {
      // Both, whatever becomes of the other.
    }
  }

  /** A place in the run. */
  final class Cursor {
    private final SpillFile.Range whole;
    private final CheckedInputStream checked;
    private final DataInputStream in;
    private int read;

    private Cursor(SpillFile.Range whole) {
      this.whole = whole;
      checked =
          new CheckedInputStream(new BufferedInputStream(keys.read(whole), BUFFER), new CRC32C());
      in = new DataInputStream(checked);
    }

    /** The next group, or null after the last one. */
    @Nullable SpilledGroup next() throws IOException {
      if (read == groups) {
        require(checked.getChecksum().getValue() == checksum);
        return null;
      }
      read++;
      int length = in.readInt();
      require(length >= 0 && length <= whole.bytes());
      byte[] key = in.readNBytes(length);
      Instant timestamp = Instant.ofEpochMilli(in.readLong());
      int count = in.readInt();
      SpillFile.Range range = new SpillFile.Range(in.readLong(), in.readLong());
      return new SpilledGroup(
          key, timestamp, new SpilledValues(values, range, count, in.readLong(), coder));
    }

    private void require(boolean asWritten) throws IOException {
      if (!asWritten) {
        throw new IOException(keys + " is not as it was written");
      }
    }
  }
}
