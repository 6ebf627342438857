package dev.granary.shard;

import java.io.IOException;
import java.util.Optional;

/** Finds the text of one feature in examples. Not for several threads. */
public final class ExampleText {
  private final String feature;
  private final ExampleScan scan;

  public ExampleText(String feature) {
    this.feature = feature;
    scan = new ExampleScan(feature);
  }

  /** The text, where the example has it. */
  public Optional<String> of(byte[] example) throws IOException {
    try {
      return scan.scan(example, example.length);
    } catch (ExampleScan.NotAnExample invalid) {
      throw new IOException(
          "the text of " + feature + " was sought in what is no tf.Example", invalid);
    }
  }
}
