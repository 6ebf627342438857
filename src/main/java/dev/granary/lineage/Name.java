package dev.granary.lineage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.parquet.io.api.Binary;

/** A text that many rows share, such as a file's name, encoded once. Sorts as {@link #ORDER}. */
public final class Name implements Comparable<Name> {
  /** How the tables sort texts: by their UTF-8 bytes, so by code point. */
  public static final Comparator<String> ORDER =
      Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  private final byte[] bytes;
  private final Binary binary;

  private Name(byte[] bytes) {
    this.bytes = bytes;
    this.binary = Binary.fromConstantByteArray(bytes);
  }

  public static Name of(String text) {
    return new Name(text.getBytes(StandardCharsets.UTF_8));
  }

  static Name of(ByteBuffer text) {
    byte[] bytes = new byte[text.remaining()];
    text.duplicate().get(bytes);
    return new Name(bytes);
  }

  Binary binary() {
    return binary;
  }

  int bytes() {
    return bytes.length;
  }

  @Override
  public int compareTo(Name other) {
    return this == other ? 0 : Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Name name && Arrays.equals(bytes, name.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
