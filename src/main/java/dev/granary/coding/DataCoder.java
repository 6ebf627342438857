package dev.granary.coding;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.coders.CustomCoder;
import org.jspecify.annotations.Nullable;

/**
 * A coder written by hand, field by field: deterministic, and the same on every engine.
 *
 * @param <T> what it codes
 */
public abstract class DataCoder<T> extends CustomCoder<T> {
  protected abstract void write(T value, DataOutputStream out) throws IOException;

  protected abstract T read(DataInputStream in) throws IOException;

  @Override
  public final void encode(T value, OutputStream out) throws IOException {
    write(value, new DataOutputStream(out));
  }

  @Override
  public final T decode(InputStream in) throws IOException {
    return read(new DataInputStream(in));
  }

  @Override
  public final void verifyDeterministic() {}

  /** A coder has no fields, so all of one class are equal, also those that were sent to workers. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof DataCoder<?> coder && getClass() == coder.getClass();
  }

  @Override
  public final int hashCode() {
    return getClass().hashCode();
  }

  /** A text of any length; {@link DataOutputStream#writeUTF} stops at 64 KiB. */
  protected static void writeText(DataOutputStream out, String text) throws IOException {
    writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  protected static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  protected static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Takes no more memory than the bytes that are there, whatever length they claim. */
  protected static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      throw new StreamCorruptedException("a negative length: " + length);
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("%d bytes of %d".formatted(bytes.length, length));
    }
    return bytes;
  }
}
