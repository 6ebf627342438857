package dev.granary.coding;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

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
    DataOutputStream data = new DataOutputStream(out);
    write(value, data);
    data.flush();
  }

  @Override
  public final T decode(InputStream in) throws IOException {
    return read(new DataInputStream(in));
  }

  @Override
  public final void verifyDeterministic() {}

  /** A text of any length; {@link DataOutputStream#writeUTF} stops at 64 KiB. */
  protected static void writeText(DataOutputStream out, String text) throws IOException {
    writeBytes(out, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  protected static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), java.nio.charset.StandardCharsets.UTF_8);
  }

  protected static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  protected static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
