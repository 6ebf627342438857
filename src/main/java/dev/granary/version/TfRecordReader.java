package dev.granary.version;

import dev.granary.storage.DamagedGzip;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads the frames of a TFRecord file one after another and compares both checksums of each. What
 * is wrong is {@link DamagedShard}. Memory grows with the bytes that were read and not with a
 * length that is only claimed. Not for several threads.
 */
public final class TfRecordReader implements Closeable {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MASK_DELTA = 0xa282ead8;
  private static final int HEADER = 12;
  private static final int FOOTER = 4;
  private static final int INITIAL_BYTES = 1 << 16;

  private final ShardFile file;
  private final ShardText text;
  private final CRC32C crc = new CRC32C();
  private final byte[] edge = new byte[HEADER];
  private byte[] data = new byte[INITIAL_BYTES];
  private int length;
  private long offset;
  private long position;

  private TfRecordReader(ShardFile file, ShardText text, long position) {
    this.file = file;
    this.text = text;
    this.position = position;
  }

  /** Reads a file from its first byte on. */
  public static TfRecordReader of(ShardFile file, InputStream in) {
    return new TfRecordReader(file, text(file, in, 0), 0);
  }

  /**
   * Reads a file from a record on.
   *
   * @param in the file from {@link ShardFile#start} on
   * @param offset where the record is, as the index tells it
   * @param position the number of the record, counted from 0
   */
  public static TfRecordReader from(ShardFile file, InputStream in, long offset, long position)
      throws IOException {
    TfRecordReader reader = new TfRecordReader(file, text(file, in, file.start(offset)), position);
    reader.skipTo(offset);
    return reader;
  }

  /** Whether there was a next record, which {@link #data} holds from its start on. */
  public boolean next() throws IOException {
    try {
      if (!readHeader()) {
        return false;
      }
      readData();
      readFooter();
      return true;
    } catch (DamagedGzip damage) {
      throw damaged(String.valueOf(damage.getMessage()));
    }
  }

  /** Goes past the next record, if there is one, comparing as much but holding little of it. */
  public boolean pass() throws IOException {
    try {
      if (!readHeader()) {
        return false;
      }
      passData();
      readFooter();
      return true;
    } catch (DamagedGzip damage) {
      throw damaged(String.valueOf(damage.getMessage()));
    }
  }

  /** What the record stands in, until the next one is read. */
  public byte[] data() {
    return data;
  }

  /** How many bytes the record has. */
  public int length() {
    return length;
  }

  /** Where the frame of the record starts, as an index tells it. */
  public long offset() {
    return offset;
  }

  /** The number of the next record, counted from 0. */
  public long position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private static ShardText text(ShardFile file, InputStream in, long start) {
    return switch (file.compression()) {
      case NONE -> new PlainText(in, start);
      case GZIP -> new MemberText(in, start);
    };
  }

  private void skipTo(long target) throws IOException {
    offset = target;
    int skipped = file.skipped(target);
    try {
      if (read(new byte[skipped], skipped) < skipped || text.offset() != target) {
        throw damaged("the member is shorter");
      }
    } catch (DamagedGzip damage) {
      throw damaged(String.valueOf(damage.getMessage()));
    }
  }

  private boolean readHeader() throws IOException {
    offset = -1;
    offset = text.offset();
    int header = read(edge, HEADER);
    if (header == 0) {
      return false;
    }
    if (header < HEADER) {
      throw damaged("the file ends within its header");
    }
    if ((int) INTS.get(edge, Long.BYTES) != masked(edge, Long.BYTES)) {
      throw damaged("its length does not fit the checksum");
    }
    long claimed = (long) LONGS.get(edge, 0);
    if (claimed < 0 || claimed > file.longest()) {
      throw damaged(
          "it claims to have %s bytes, more than the %d allowed"
              .formatted(Long.toUnsignedString(claimed), file.longest()));
    }
    length = (int) claimed;
    crc.reset();
    return true;
  }

  private void readData() throws IOException {
    int got = 0;
    while (got < length) {
      if (got == data.length) {
        data = Arrays.copyOf(data, (int) Math.min(length, 2L * data.length));
      }
      got += readSome(got, Math.min(length, data.length) - got, got);
    }
  }

  private void passData() throws IOException {
    for (int got = 0; got < length; ) {
      got += readSome(0, Math.min(length - got, data.length), got);
    }
  }

  private int readSome(int to, int most, int got) throws IOException {
    int more = text.read(data, to, most);
    if (more < 0) {
      throw damaged("the file ends after %d of its %d bytes".formatted(got, length));
    }
    crc.update(data, to, more);
    return more;
  }

  private void readFooter() throws IOException {
    int expected = mask();
    if (read(edge, FOOTER) < FOOTER) {
      throw damaged("the file ends before its last checksum");
    }
    if ((int) INTS.get(edge, 0) != expected) {
      throw damaged("its bytes do not fit the checksum");
    }
    position++;
  }

  private int read(byte[] target, int bytes) throws IOException {
    int got = 0;
    while (got < bytes) {
      int more = text.read(target, got, bytes - got);
      if (more < 0) {
        break;
      }
      got += more;
    }
    return got;
  }

  private int masked(byte[] bytes, int end) {
    crc.reset();
    crc.update(bytes, 0, end);
    return mask();
  }

  private int mask() {
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
  }

  private DamagedShard damaged(String what) {
    return new DamagedShard(
        file.path(), "record %d (from 0) at %s: %s".formatted(position, file.place(offset), what));
  }
}
