package dev.granary.lineage;

import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file that Parquet writes, in a storage. */
record StorageOutput(Storage storage, String path) implements OutputFile {
  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    return new Counted(storage.create(path, Durability.DURABLE));
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  @Override
  public String getPath() {
    return path;
  }

  /** Knows how far it is. */
  private static final class Counted extends PositionOutputStream {
    private final OutputStream target;
    private long position;

    Counted(OutputStream target) {
      this.target = target;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      target.write(value);
      position++;
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
      target.write(bytes, start, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      target.flush();
    }

    @Override
    public void close() throws IOException {
      target.close();
    }
  }
}
