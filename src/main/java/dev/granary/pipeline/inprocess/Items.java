package dev.granary.pipeline.inprocess;

import org.apache.beam.sdk.values.WindowedValue;
import org.jspecify.annotations.Nullable;

/** The items of a stage, claimed one by one by its workers. */
interface Items extends AutoCloseable {
  long count();

  /** Returns an item that no other worker has, or null when none is left. */
  @Nullable WindowedValue<?> claim();

  /** Lets go of what they need; nobody reads an item any more. */
  @Override
  default void close() {}
}
