package dev.granary.pipeline.inprocess;

import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the groupings of a run may hold in memory together, and where they put the rest.
 *
 * @param budget shared by all buffers
 * @param grouped bytes of values that went into groupings so far, as they lie in memory
 * @param spilled bytes that went to disk so far
 */
record Memory(Budget budget, Path spill, LongAdder grouped, LongAdder spilled) {
  static Memory of(InProcessOptions options) {
    return new Memory(
        new Budget(options.getInProcessGroupingBytes()),
        Path.of(options.getInProcessSpillDirectory()),
        new LongAdder(),
        new LongAdder());
  }
}
