package dev.granary.shard;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes a serialized {@code tensorflow.Example} apart as far as is needed to see that it is one,
 * and to find the text of one feature. It passes over unknown fields, and refuses all that protocol
 * buffers refuse; it also refuses a known field of another kind, which they pass over.
 */
final class ExampleScan {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;
  private static final int FLOAT_LIST = 2;
  private static final int INT64_LIST = 3;

  private final byte[] sought;
  private byte[] data = new byte[0];
  private Optional<String> text = Optional.empty();

  /** Bytes that are no example. */
  static final class NotAnExample extends Exception {
    private static final long serialVersionUID = 1L;

    NotAnExample(String message) {
      super(message);
    }
  }

  ExampleScan(String feature) {
    sought = feature.getBytes(StandardCharsets.UTF_8);
  }

  /** The text of the feature, where the example has it. */
  Optional<String> scan(byte[] example, int length) throws NotAnExample {
    data = example;
    text = Optional.empty();
    Cursor fields = new Cursor(0, length);
    while (fields.nextField()) {
      if (fields.field == 1) {
        features(fields.message("features"));
      } else {
        fields.skip();
      }
    }
    return text;
  }

  private void features(Cursor features) throws NotAnExample {
    while (features.nextField()) {
      if (features.field == 1) {
        entry(features.message("a feature"));
      } else {
        features.skip();
      }
    }
  }

  private void entry(Cursor entry) throws NotAnExample {
    boolean isSought = false;
    Optional<String> value = Optional.empty();
    while (entry.nextField()) {
      if (entry.field == 1) {
        Cursor name = entry.message("a name");
        requireText(name);
        isSought = Arrays.equals(data, name.at, name.end, sought, 0, sought.length);
      } else if (entry.field == 2) {
        value = feature(entry.message("a value"));
      } else {
        entry.skip();
      }
    }
    if (isSought) {
      text = value;
    }
  }

  private void requireText(Cursor name) throws NotAnExample {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(data, name.at, name.end - name.at));
    } catch (CharacterCodingException e) {
      throw new NotAnExample("a name is not UTF-8");
    }
  }

  /** The first text, where the feature holds texts. */
  private Optional<String> feature(Cursor feature) throws NotAnExample {
    Optional<String> first = Optional.empty();
    while (feature.nextField()) {
      switch (feature.field) {
        case 1 -> first = texts(feature.message("a list of bytes"));
        case FLOAT_LIST -> numbers(feature.message("a list of floats"), FIXED_32);
        case INT64_LIST -> numbers(feature.message("a list of integers"), VARINT);
        default -> feature.skip();
      }
    }
    return first;
  }

  private Optional<String> texts(Cursor list) throws NotAnExample {
    Optional<String> first = Optional.empty();
    while (list.nextField()) {
      if (list.field == 1) {
        Cursor item = list.message("bytes");
        if (first.isEmpty()) {
          first =
              Optional.of(new String(data, item.at, item.end - item.at, StandardCharsets.UTF_8));
        }
      } else {
        list.skip();
      }
    }
    return first;
  }

  /** Each by itself, or packed. */
  private void numbers(Cursor list, int wire) throws NotAnExample {
    while (list.nextField()) {
      if (list.field != 1 || list.wire == wire) {
        list.skip();
      } else {
        Cursor packed = list.message("numbers");
        while (packed.at < packed.end) {
          packed.skipValue(wire);
        }
      }
    }
  }

  /** A part of the example. */
  private final class Cursor {
    private int at;
    private final int end;
    private int field;
    private int wire;

    Cursor(int at, int end) {
      this.at = at;
      this.end = end;
    }

    boolean nextField() throws NotAnExample {
      if (at == end) {
        return false;
      }
      long tag = varint();
      wire = (int) (tag & 7);
      if (tag >>> 3 == 0 || tag >>> 3 > (1 << 29) - 1) {
        throw new NotAnExample("a field has number " + Long.toUnsignedString(tag >>> 3));
      }
      field = (int) (tag >>> 3);
      return true;
    }

    Cursor message(String what) throws NotAnExample {
      if (wire != BYTES) {
        throw new NotAnExample(what + " is written as another kind of field");
      }
      long length = varint();
      if (length < 0 || length > end - at) {
        throw new NotAnExample(what + " goes beyond the end");
      }
      Cursor message = new Cursor(at, at + (int) length);
      at += (int) length;
      return message;
    }

    void skip() throws NotAnExample {
      skipValue(wire);
    }

    void skipValue(int kind) throws NotAnExample {
      switch (kind) {
        case VARINT -> varint();
        case FIXED_64 -> forward(Long.BYTES);
        case BYTES -> message("a field");
        case FIXED_32 -> forward(Integer.BYTES);
        default -> throw new NotAnExample("a field is of an unknown kind");
      }
    }

    private void forward(int bytes) throws NotAnExample {
      if (bytes > end - at) {
        throw new NotAnExample("a number goes beyond the end");
      }
      at += bytes;
    }

    private long varint() throws NotAnExample {
      long value = 0;
      for (int shift = 0; shift < Long.SIZE; shift += 7) {
        if (at == end) {
          throw new NotAnExample("a number goes beyond the end");
        }
        byte part = data[at++];
        value |= (long) (part & 0x7f) << shift;
        if (part >= 0) {
          return value;
        }
      }
      throw new NotAnExample("a number has more than 64 bits");
    }
  }
}
