package dev.granary.pipeline;

import dev.granary.shard.ExampleFeatures.ValueTaker;
import dev.granary.statistics.Measured.Holding;
import dev.granary.statistics.Observed;
import dev.granary.statistics.ObservedList;
import java.io.StreamCorruptedException;

/**
 * Reads the values of a serialized {@code tensorflow.Feature}: a list of bytes (1), of floats (2)
 * or of whole numbers (3). A list without values is a missing value. Of a feature that is no list
 * the first value counts.
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
  private Holding holding = Holding.ONE;
  private byte[] data = {};
  private int at;
  private int end;

  ExampleValue(Observed observed) {
    this.observed = observed;
  }

  /** Whose value comes next. */
  void of(int nextFeature, Holding nextHolding) {
    feature = nextFeature;
    holding = nextHolding;
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
    if (holding == Holding.LIST) {
      takeAll(kind, observed.list(feature));
      return;
    }
    switch (kind) {
      case BYTES -> {
        int text = text();
        observed.word(feature, data, at, text);
      }
      case FLOATS -> observed.real(feature, oneFloat());
      case WHOLES -> observed.whole(feature, oneWhole());
      default -> throw new StreamCorruptedException("a feature of kind " + kind);
    }
  }

  /** As they were encoded here: texts one by one, numbers in one piece. */
  private void takeAll(int kind, ObservedList list) throws StreamCorruptedException {
    if (kind == BYTES) {
      while (at < end) {
        int text = text();
        int place = list.more();
        list.values().word(place, data, at, text);
        at += text;
      }
      return;
    }
    require(LIST);
    varint();
    while (at < end) {
      int place = list.more();
      switch (kind) {
        case FLOATS -> list.values().real(place, littleEndian());
        case WHOLES -> list.values().whole(place, varint());
        default -> throw new StreamCorruptedException("a feature of kind " + kind);
      }
    }
  }

  /** Goes to where the next text begins, and tells how long it is. */
  private int text() throws StreamCorruptedException {
    require(LIST);
    int length = (int) varint();
    if (length < 0 || length > end - at) {
      throw new StreamCorruptedException("a text goes beyond its feature");
    }
    return length;
  }

  private float oneFloat() throws StreamCorruptedException {
    int tag = next();
    if (tag == LIST) {
      varint();
    } else if (tag != ONE_FLOAT) {
      throw new StreamCorruptedException("a float of kind " + tag);
    }
    return littleEndian();
  }

  private float littleEndian() throws StreamCorruptedException {
    int bits = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      bits |= next() << shift;
    }
    return Float.intBitsToFloat(bits);
  }

  private long oneWhole() throws StreamCorruptedException {
    int tag = next();
    if (tag == LIST) {
      varint();
    } else if (tag != ONE_WHOLE) {
      throw new StreamCorruptedException("a whole number of kind " + tag);
    }
    return varint();
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
