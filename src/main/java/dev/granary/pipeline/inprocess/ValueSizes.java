package dev.granary.pipeline.inprocess;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.join.RawUnionValue;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Guesses what values take in memory: well for bytes and text, for others from what every 16th
 * takes when it is encoded. For one thread.
 */
final class ValueSizes {
  private static final long REFERENCE = 8;
  private static final long OBJECT = 24;
  private static final int EVERY = 16;

  private final Coder<Object> coder;
  private long sampled;
  private int untilSample;

  ValueSizes(Coder<Object> coder) {
    this.coder = coder;
  }

  long of(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return REFERENCE + OBJECT + bytes.length;
    }
    if (value instanceof String text) {
      return REFERENCE + 2 * OBJECT + text.length();
    }
    if (value instanceof KV<?, ?> pair) {
      return REFERENCE + OBJECT + of(pair.getKey()) + of(pair.getValue());
    }
    if (value instanceof RawUnionValue union) {
      return REFERENCE + OBJECT + of(union.getValue());
    }
    return value instanceof Number ? REFERENCE + OBJECT : sampled(value);
  }

  private long sampled(@Nullable Object value) {
    if (untilSample-- == 0) {
      untilSample = EVERY - 1;
      sampled = REFERENCE + OBJECT + 2 * encoded(value);
    }
    return sampled;
  }

  /** Whether it can be encoded matters only where it must. */
  private long encoded(@Nullable Object value) {
    CountedOutput counted = new CountedOutput(OutputStream.nullOutputStream());
    try {
      coder.encode(value, counted);
    } catch (IOException | RuntimeException withoutCoding) {
      return OBJECT;
    }
    return counted.bytes();
  }
}
