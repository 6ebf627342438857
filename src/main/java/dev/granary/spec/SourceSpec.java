package dev.granary.spec;

import dev.granary.record.SourceFormat;
import java.util.List;

/**
 * One input.
 *
 * @param files absolute patterns
 * @param key the fields that make a record what it is; empty: all of its content does
 * @param unique whether a second record with the same key is set aside
 * @param priority of two equal records the one from the source with the higher number stays
 */
public record SourceSpec(
    String name,
    List<String> files,
    SourceFormat format,
    List<String> key,
    Uniqueness unique,
    String licence,
    int priority) {
  public SourceSpec {
    files = List.copyOf(files);
    key = List.copyOf(key);
  }

  /** Whether keys may repeat. */
  public enum Uniqueness {
    UNIQUE,
    REPEATABLE
  }
}
