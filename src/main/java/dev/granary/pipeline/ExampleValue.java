package dev.granary.pipeline;

import dev.granary.shard.ExampleFeatures.ValueTaker;
import dev.granary.statistics.Observed;
import java.io.StreamCorruptedException;

/**
 * Reads the first value of a serialized {@code tensorflow.Feature}: a list of bytes (1), of floats
 * (2) or of whole numbers (3). A list without values is a missing value.
 */
final class ExampleValue implements ValueTaker {
  private static final int BYTES = (1 << 3) | 2;
  private static final int FLOATS = (2 << 3) | 2;
  private static final int WHOLES = (3 << 3) | 2;
  private static final int LIST = (1 << 3) | 2;
  private static final int ONE_FLOAT = (1 << 3) | 5;
  private static final int ONE_WHOLE = 1 << 3;

  private final Observed observed;
  private int feature;
  private byte[] data = {};
  private int at;
  private int end;

  ExampleValue(Observed observed) {
    this.observed = observed;
  }

  /** Whose value comes next. */
  void of(int nextFeature) {
    feature = nextFeature;
  }

  @Override
  public void take(byte[] buffer, int start, int valueEnd) throws StreamCorruptedException {
    data = buffer;
    at = start;
    end = valueEnd;
    if (at == end) {
      observed.missing(feature);
      return;
    }
    int kind = next();
    long length = varint();
    if (length == 0) {
      observed.missing(feature);
      return;
    }
    switch (kind) {
      case BYTES -> takeBytes();
      case FLOATS -> takeFloat();
      case WHOLES -> takeWhole();
      default -> throw new StreamCorruptedException("a feature of kind " + kind);
    }
  }

  private void takeBytes() throws StreamCorruptedException {
    require(LIST);
    int length = (int) varint();
    if (length < 0 || length > end - at) {
      throw new StreamCorruptedException("a text goes beyond its feature");
    }
    observed.word(feature, data, at, length);
  }

  private void takeFloat() throws StreamCorruptedException {
    int tag = next();
    if (tag == LIST) {
      varint();
    } else if (tag != ONE_FLOAT) {
      throw new StreamCorruptedException("a float of kind " + tag);
    }
    int bits = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      bits |= next() << shift;
    }
    observed.real(feature, Float.intBitsToFloat(bits));
  }

  private void takeWhole() throws StreamCorruptedException {
    int tag = next();
    if (tag == LIST) {
      varint();
    } else if (tag != ONE_WHOLE) {
      throw new StreamCorruptedException("a whole number of kind " + tag);
    }
    observed.whole(feature, varint());
  }

  private void require(int tag) throws StreamCorruptedException {
    int found = next();
    if (found != tag) {
      throw new StreamCorruptedException("a value of kind " + found);
    }
  }

  private int next() throws StreamCorruptedException {
    if (at >= end) {
      throw new StreamCorruptedException("a feature ends too early");
    }
    return data[at++] & 0xff;
  }

  private long varint() throws StreamCorruptedException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int part = next();
      value |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw new StreamCorruptedException("a number of more than 64 bits");
  }
}
