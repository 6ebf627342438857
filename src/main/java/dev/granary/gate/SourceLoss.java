package dev.granary.gate;

import java.util.List;

/**
 * What one source lost most records to.
 *
 * @param reason empty where it lost none
 * @param samples the ids of a few of them
 */
public record SourceLoss(String source, long read, String reason, long lost, List<String> samples) {
  public SourceLoss {
    samples = List.copyOf(samples);
  }

  double share() {
    return read == 0 ? 0 : (double) lost / read;
  }
}
