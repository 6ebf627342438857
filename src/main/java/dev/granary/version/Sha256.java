package dev.granary.version;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest, written as 64 lower-case hexadecimal digits. */
public record Sha256(String hex) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  public Sha256 {
    if (!DIGITS.matcher(hex).matches()) {
      throw new IllegalArgumentException("must be 64 lower-case hexadecimal digits");
    }
  }

  /** The digest of these bytes. */
  public static Sha256 of(byte[] content) {
    MessageDigest digest = digest();
    digest.update(content);
    return finish(digest);
  }

  /** The digest of what a stream holds from here on. */
  public static Sha256 of(InputStream content) throws IOException {
    DigestedInput all = new DigestedInput(content);
    all.skipToEnd();
    return all.sha256();
  }

  /** A digest to be fed; {@link #finish} ends it. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  public static Sha256 finish(MessageDigest digest) {
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  /** The 32 raw bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
