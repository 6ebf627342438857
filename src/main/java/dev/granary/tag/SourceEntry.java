package dev.granary.tag;

import dev.granary.record.FieldValues;
import java.nio.charset.StandardCharsets;

/** The name of the source, which seldom changes from one record to the next. */
final class SourceEntry implements Entry {
  private final FeatureWriter writer = new FeatureWriter(FeaturePlan.SOURCE);
  private String source = "";
  private byte[] bytes = new byte[0];

  /** Says which source the next example is from. */
  void name(String name) {
    if (!name.equals(source)) {
      source = name;
      bytes = name.getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  public void write(FieldValues values, ExampleBuffer out) {
    writer.bytes(bytes, 0, bytes.length, out);
  }
}
