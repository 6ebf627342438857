package dev.granary.version;

/**
 * What waits to be published.
 *
 * @param staging a directory with all files of the version, written durably and closed
 * @param major with {@code minor}, the part of the number that the spec decides
 */
public record Candidate(String staging, int major, int minor, Draft draft) {
  public Candidate {
    staging = DatasetPaths.normalized(staging);
  }
}
