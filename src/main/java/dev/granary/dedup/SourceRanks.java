package dev.granary.dedup;

import java.io.Serializable;
import java.util.List;

/**
 * How sources compare, by their numbers.
 *
 * @param licences the smaller the better
 * @param priorities the larger the better
 */
public record SourceRanks(List<Integer> licences, List<Integer> priorities)
    implements Serializable {
  public SourceRanks {
    licences = List.copyOf(licences);
    priorities = List.copyOf(priorities);
  }
}
