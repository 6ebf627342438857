package dev.granary.pipeline.estimate;

import dev.granary.pipeline.estimate.Workload.Cut;
import dev.granary.pipeline.estimate.Workload.Examples;
import dev.granary.pipeline.estimate.Workload.Fates;
import dev.granary.pipeline.estimate.Workload.Machine;
import dev.granary.pipeline.estimate.Workload.Source;
import dev.granary.pipeline.estimate.Workload.Step;
import dev.granary.record.Compression;
import dev.granary.record.Format;
import dev.granary.spec.Environment.Engine;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Work in round figures. */
final class Workloads {
  static final Machine TWO_THREADS = new Machine(Engine.IN_PROCESS, 2);

  /** One file of 1,000 MB of JSON Lines with a million records; an example is 1,000 bytes long. */
  static Workload gigabyte(Compression compression, Fates fates, Step... steps) {
    return new Workload(
        List.of(
            new Source(
                Format.JSONL,
                compression,
                1,
                compression == Compression.NONE ? 1_000_000_000L : 400_000_000L,
                1_000_000_000L,
                compression == Compression.NONE ? 0 : 1_000_000_000L,
                1_000_000)),
        fates,
        new Examples(1_000, 1_016),
        new Cut(64, 32, 1, 8),
        Set.of(steps),
        Optional.empty());
  }

  /** The same, with texts of 900 bytes compared by 16 bands. */
  static Workload compared(Fates fates) {
    Workload plain = gigabyte(Compression.NONE, fates, Step.DEDUP);
    return new Workload(
        plain.sources(),
        plain.fates(),
        plain.examples(),
        plain.cut(),
        plain.steps(),
        Optional.of(new Workload.Texts(16, 900)));
  }

  static Fates allStay() {
    return new Fates(0, 0, 0, 0);
  }

  private Workloads() {}
}
