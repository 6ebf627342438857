package dev.granary.record.quality;

import java.io.Serializable;

/**
 * The thresholds of one filter. Every threshold can be off: a least value of {@link #NO_LEAST} or a
 * most value of {@link #NO_MOST} is one that no text can miss.
 */
public sealed interface FilterLimits extends Serializable
    permits GopherLimits, RepetitionLimits, C4Limits, FineWebLimits {
  long NO_LEAST = 0;
  long NO_MOST = Long.MAX_VALUE;
  double NO_LEAST_SHARE = 0;
  double NO_MOST_SHARE = Double.POSITIVE_INFINITY;
}
