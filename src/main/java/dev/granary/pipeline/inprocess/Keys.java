package dev.granary.pipeline.inprocess;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StructuralByteArray;
import org.apache.beam.sdk.util.CoderUtils;
import org.jspecify.annotations.Nullable;

/**
 * Tells which keys are the same: those that are encoded the same, as on every other runner.
 *
 * <p>A key's own equality will not do: arrays have none, and two rows of different schemas can be
 * one key. A key is given back as its coder decodes it, so that it does not depend on which of
 * several same keys came first.
 */
final class Keys {
  private final Coder<Object> coder;
  private final boolean equalityWillDo;

  private Keys(Coder<Object> coder) {
    this.coder = coder;
    this.equalityWillDo = coder.consistentWithEquals();
  }

  /** The keys of a collection of pairs. */
  @SuppressWarnings("unchecked") // The coder of a collection's keys is asked about these keys only.
  static Keys of(Coder<?> pairs) {
    return new Keys((Coder<Object>) ((KvCoder<?, ?>) pairs).getKeyCoder());
  }

  /** What is equal for the same keys only, and has a proper hash code. */
  Object identity(@Nullable Object key) {
    if (equalityWillDo
        && (key instanceof String || key instanceof Long || key instanceof Integer)) {
      return key;
    }
    return new StructuralByteArray(encoded(key));
  }

  private byte[] encoded(@Nullable Object key) {
    try {
      return CoderUtils.encodeToByteArray(coder, key);
    } catch (CoderException e) {
      throw new IllegalArgumentException("A key cannot be encoded by " + coder, e);
    }
  }

  /** What is encoded of the key with this identity. */
  byte[] bytes(Object identity) {
    return identity instanceof StructuralByteArray encoded ? encoded.getValue() : encoded(identity);
  }

  /** The key that is encoded so. */
  @Nullable Object keyOf(byte[] bytes) {
    try {
      return CoderUtils.decodeFromByteArray(coder, bytes);
    } catch (CoderException e) {
      throw new IllegalArgumentException("A key cannot be decoded by " + coder, e);
    }
  }

  /** The key that has this identity. */
  @Nullable Object key(Object identity) {
    if (!(identity instanceof StructuralByteArray encoded)) {
      return identity;
    }
    return keyOf(encoded.getValue());
  }
}
