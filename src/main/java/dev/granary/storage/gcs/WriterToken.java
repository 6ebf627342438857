package dev.granary.storage.gcs;

import com.google.cloud.storage.Blob;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** Says of an object who wrote it: drawn by lot for each writing, and kept in its metadata. */
record WriterToken(String text) {
  private static final String KEY = "granary-writer";
  private static final int BYTES = 16;
  private static final SecureRandom LOTS = new SecureRandom();

  static WriterToken draw() {
    byte[] token = new byte[BYTES];
    LOTS.nextBytes(token);
    return new WriterToken(HexFormat.of().formatHex(token));
  }

  Map<String, String> metadata() {
    return Map.of(KEY, text);
  }

  boolean isOf(Blob object) {
    Map<String, String> metadata = object.getMetadata();
    return metadata != null && text.equals(metadata.get(KEY));
  }
}
