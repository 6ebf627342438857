package dev.granary.coding;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;

/**
 * Something small that a step found out and the end of the run needs: its kind and its bytes. Facts
 * are how steps tell of counts without the engine's own metrics, which some engines only attempt.
 */
public final class Fact {
  /** What a fact is about. Codes are stored only within one run. */
  public enum Kind {
    BLOCK(1),
    CLUSTERS(2),
    CLASSES_BEFORE(3),
    CLASSES_AFTER(4),
    PLAN(5),
    SHARD(6),
    REMAINDER(7),
    LEDGER(8),
    QUALITY(20),
    NEAR_TEXTS(22),
    NEAR_BUCKETS(23),
    NEAR_PAIRS(24),
    NEAR_CLUSTERS(25),
    CONTAMINATION(26),
    AUDIT(29),
    CONFLICTS(31),
    FLOODS(32),
    TRIGGERS(33),
    PLANTED(34),
    CANARIES(35),
    STATISTICS(36),
    CHECKS(41),
    HEADERS(42);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  private Fact() {}

  /** A fact as bytes: its kind (1), then what its coder writes. */
  public static <T> byte[] of(Kind kind, DataCoder<T> coder, T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(kind.code);
    try {
      coder.encode(value, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** What a fact is about. */
  public static Kind kind(byte[] fact) {
    if (fact.length == 0) {
      throw new IllegalArgumentException("a fact has no kind: it is empty");
    }
    for (Kind kind : Kind.values()) {
      if (kind.code == fact[0]) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no fact is of kind " + fact[0]);
  }

  /** What a fact says; its kind decides the coder. */
  public static <T> T read(byte[] fact, DataCoder<T> coder) {
    Kind kind = kind(fact);
    ByteArrayInputStream bytes = new ByteArrayInputStream(fact, 1, fact.length - 1);
    try {
      T value = coder.decode(bytes);
      if (bytes.available() > 0) {
        throw new StreamCorruptedException(bytes.available() + " bytes are left over");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException("a fact of kind " + kind + " is damaged", e);
    }
  }
}
