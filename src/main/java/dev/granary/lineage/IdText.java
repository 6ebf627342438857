package dev.granary.lineage;

import dev.granary.record.RecordId;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.io.api.Binary;

/** Writes ids as 32 hexadecimal digits into one array that it owns. */
final class IdText {
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final int HALF = RecordId.BYTES;

  private final byte[] text = new byte[2 * HALF];
  private final Binary binary = Binary.fromReusedByteArray(text);

  /** Valid until the next call. */
  Binary of(long high, long low) {
    write(high, 0);
    write(low, HALF);
    return binary;
  }

  private void write(long bits, int start) {
    for (int i = 0; i < HALF; i++) {
      text[start + i] = DIGITS[(int) (bits >>> (60 - 4 * i)) & 0xF];
    }
  }
}
