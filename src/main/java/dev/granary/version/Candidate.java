package dev.granary.version;

import java.util.List;

/**
 * What waits to be published.
 *
 * @param staging a directory with all files of the version, written durably and closed
 * @param major with {@code minor}, the part of the number that the spec decides
 * @param replays the orders to read records again that it carries out, by number
 */
public record Candidate(String staging, int major, int minor, Draft draft, List<Integer> replays) {
  public Candidate {
    staging = DatasetPaths.normalized(staging);
    replays = List.copyOf(replays);
  }

  /** One that carries out no order. */
  public Candidate(String staging, int major, int minor, Draft draft) {
    this(staging, major, minor, draft, List.of());
  }
}
