package dev.granary.check.quality;

import dev.granary.record.Reason;
import java.util.Optional;

/** One published filter with its thresholds. */
interface Filter {
  Reason reason();

  /** The first rule, in the published order, that the text breaks. */
  Optional<Measure> judge(CutText text);
}
