package dev.granary.shard;

import java.io.ByteArrayOutputStream;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes a serialized {@code tensorflow.Example} anew, with other texts in some of its features.
 * What it writes is, to the byte, what encoding those texts would have written.
 */
public final class ReplaceTexts {
  private static final int FIRST = 1 << 3 | 2;
  private static final int SECOND = 2 << 3 | 2;

  private final List<byte[]> names;

  public ReplaceTexts(List<String> features) {
    names = features.stream().map(ExampleFeatures::name).toList();
  }

  /** Gives another text for one; nothing where the whole example is of no use any more. */
  public interface Replacement {
    Optional<byte[]> of(byte[] text);
  }

  /** The example with each of its texts replaced that has one in these features. */
  public Optional<byte[]> in(byte[] example, Replacement replacement)
      throws StreamCorruptedException {
    ExampleFeatures features = new ExampleFeatures();
    features.take(example, example.length);
    ByteArrayOutputStream entries = new ByteArrayOutputStream(example.length);
    for (ExampleFeatures.Entry entry : features.entries()) {
      byte[] name = Arrays.copyOfRange(example, entry.name(), entry.nameEnd());
      byte[] value = Arrays.copyOfRange(example, entry.value(), entry.valueEnd());
      if (names.stream().anyMatch(each -> Arrays.equals(each, name))) {
        Optional<byte[]> text = features.text(entry);
        if (text.isPresent()) {
          Optional<byte[]> replaced = replacement.of(text.get());
          if (replaced.isEmpty()) {
            return Optional.empty();
          }
          value = message(FIRST, message(FIRST, replaced.get()));
        }
      }
      entries.writeBytes(message(FIRST, joined(message(FIRST, name), message(SECOND, value))));
    }
    return Optional.of(message(FIRST, entries.toByteArray()));
  }

  private static byte[] message(int tag, byte[] content) {
    ByteArrayOutputStream message = new ByteArrayOutputStream(content.length + 6);
    message.write(tag);
    int left = content.length;
    while (left > 0x7f) {
      message.write((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    message.write(left);
    message.writeBytes(content);
    return message.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
