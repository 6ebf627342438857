package dev.granary.shard;

import dev.granary.record.RecordId;
import dev.granary.storage.Storage;
import dev.granary.version.FileEntry;
import dev.granary.version.Shard;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Reads a published shard and its index side by side, from the first record on, one record in
 * memory. A shard that is read to its end is what the manifest says, or {@link DamagedShard}.
 */
public final class SequentialShard implements Closeable {
  private static final int BUFFER = 1 << 18;

  private final Shard shard;
  private final MessageDigest dataDigest = Sha256.digest();
  private final MessageDigest indexDigest = Sha256.digest();
  private final DataInputStream data;
  private final DataInputStream index;
  private byte[] record = new byte[1 << 12];
  private int length;
  private RecordId id = new RecordId(0, 0);
  private long read;
  private long position;

  private SequentialShard(Shard shard, InputStream data, InputStream index) throws IOException {
    this.shard = shard;
    this.data = new DataInputStream(new DigestInputStream(data, dataDigest));
    this.index = new DataInputStream(new DigestInputStream(index, indexDigest));
    // Read and not skipped, as digests are taken of what is read.
    this.index.readLong();
  }

  /** Opens a shard of the version in a directory. */
  public static SequentialShard open(Storage storage, String directory, Shard shard)
      throws IOException {
    InputStream data = stream(storage, directory, shard.data());
    try {
      return new SequentialShard(shard, data, stream(storage, directory, shard.index()));
    } catch (IOException failure) {
      data.close();
      throw failure;
    }
  }

  /**
   * Goes to the next record; says whether there is one. After the last the digests are compared.
   */
  public boolean next() throws IOException {
    try {
      if (read == shard.records()) {
        requireDigests();
        return false;
      }
      long offset = Long.reverseBytes(index.readLong());
      int indexed = Integer.reverseBytes(index.readInt());
      id = new RecordId(index.readLong(), index.readLong());
      long framed = Long.reverseBytes(data.readLong());
      if (offset != position || indexed != framed || framed > shard.data().bytes()) {
        throw damaged("record " + read + " is not where its index says");
      }
      data.readInt();
      length = indexed;
      if (record.length < length) {
        record = new byte[Math.max(length, 2 * record.length)];
      }
      data.readFully(record, 0, length);
      data.readInt();
    } catch (EOFException cut) {
      throw damaged("it ends before record " + read + " does");
    }
    read++;
    position += (long) length + TfRecordWriter.FRAME_BYTES;
    return true;
  }

  /** The id of the record that stands here. */
  public RecordId id() {
    return id;
  }

  /** What the record stands in, from the start on, until the next. */
  public byte[] record() {
    return record;
  }

  public int length() {
    return length;
  }

  /** What the record takes in its file. */
  public long frameBytes() {
    return (long) length + TfRecordWriter.FRAME_BYTES;
  }

  @Override
  public void close() throws IOException {
    try (data) {
      index.close();
    }
  }

  private void requireDigests() throws IOException {
    if (data.read() >= 0) {
      throw damaged("it goes on after its last record");
    }
    index.readFully(new byte[ShardIndex.DIGEST]);
    require(shard.data(), dataDigest);
    require(shard.index(), indexDigest);
  }

  private static void require(FileEntry file, MessageDigest digest) throws DamagedShard {
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(file.sha256().hex())) {
      throw DamagedShard.of(file, new dev.granary.version.Sha256(found));
    }
  }

  private DamagedShard damaged(String what) {
    return new DamagedShard(shard.data().path(), what);
  }

  private static InputStream stream(Storage storage, String directory, FileEntry file)
      throws IOException {
    return new BufferedInputStream(
        Channels.newInputStream(storage.open(directory + "/" + file.path())), BUFFER);
  }
}
