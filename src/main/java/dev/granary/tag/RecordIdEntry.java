package dev.granary.tag;

import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;

/** The record id in hexadecimal digits, lower case. */
final class RecordIdEntry implements Entry {
  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final int BITS_OF_DIGIT = 4;
  private static final int DIGITS_OF_LONG = Long.SIZE / BITS_OF_DIGIT;

  private final FeatureWriter writer = new FeatureWriter(FeaturePlan.RECORD_ID);
  private final byte[] hex = new byte[2 * DIGITS_OF_LONG];

  /** Says which record the next example is. */
  void name(RecordId id) {
    digits(id.high(), 0);
    digits(id.low(), DIGITS_OF_LONG);
  }

  @Override
  public void write(FieldValues values, ExampleBuffer out) {
    writer.bytes(hex, 0, hex.length, out);
  }

  private void digits(long value, int at) {
    for (int i = 0; i < DIGITS_OF_LONG; i++) {
      hex[at + i] = DIGITS[(int) (value >>> (Long.SIZE - BITS_OF_DIGIT * (i + 1))) & 0xF];
    }
  }
}
