package dev.granary.pipeline.inprocess;

import org.apache.beam.sdk.values.WindowedValue;

/** Takes the elements of a collection, within one worker. */
@FunctionalInterface
interface Receiver {
  /** Takes one element, and returns when all that follows from it in this stage is done. */
  void receive(WindowedValue<?> element);
}
