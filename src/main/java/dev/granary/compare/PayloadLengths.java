package dev.granary.compare;

import dev.granary.lineage.LedgerRow;
import dev.granary.record.RecordId;
import dev.granary.storage.Storage;
import dev.granary.version.DamagedVersion;
import dev.granary.version.Shard;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long the examples of a version are, as the indexes of its shards say. */
final class PayloadLengths implements Closeable {
  private static final int MOST_OPEN = 100;
  private static final int MAGIC = 8;
  private static final int ENTRY = 28;
  private static final int OFFSET = 8;

  private final Storage storage;
  private final Map<String, String> indexes = new HashMap<>();
  private final Map<String, SeekableByteChannel> open = new LinkedHashMap<>();
  private final ByteBuffer entry = ByteBuffer.allocate(ENTRY);

  PayloadLengths(Storage storage, Side side) {
    this.storage = storage;
    for (Shard shard : side.manifest().draft().layout().shards()) {
      indexes.put(shard.data().path(), side.version().directory() + "/" + shard.index().path());
    }
  }

  /** The length of a kept record's example in bytes. */
  long of(LedgerRow row) throws IOException {
    LedgerRow.Published published = row.published().orElseThrow();
    String path = indexes.get(published.shard());
    if (path == null) {
      throw new DamagedVersion(published.shard(), "is in the ledger and not in the manifest");
    }
    SeekableByteChannel index = channel(path);
    index.position(MAGIC + published.position() * ENTRY);
    entry.clear();
    while (entry.hasRemaining() && index.read(entry) >= 0) {
      // A channel may give less than it is asked for.
    }
    RecordId id = new RecordId(entry.getLong(OFFSET + 4), entry.getLong(OFFSET + 12));
    if (entry.hasRemaining() || !id.equals(row.id())) {
      throw new DamagedVersion(
          path, "record " + published.position() + " is not " + row.id() + ", as the ledger says");
    }
    return Integer.toUnsignedLong(Integer.reverseBytes(entry.getInt(OFFSET)));
  }

  @Override
  public void close() throws IOException {
    for (SeekableByteChannel channel : open.values()) {
      channel.close();
    }
  }

  private SeekableByteChannel channel(String path) throws IOException {
    SeekableByteChannel known = open.get(path);
    if (known != null) {
      return known;
    }
    if (open.size() == MOST_OPEN) {
      Iterator<SeekableByteChannel> oldest = open.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
    SeekableByteChannel opened = storage.open(path);
    open.put(path, opened);
    return opened;
  }
}
