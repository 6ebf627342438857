package dev.granary.version;

import java.util.List;

/** What of a dataset's folder may go, and what stays and why. */
public record Garbage(List<Version> versions, List<Leftover> leftovers) {
  public Garbage {
    versions = List.copyOf(versions);
    leftovers = List.copyOf(leftovers);
  }

  /**
   * One version.
   *
   * @param stays the reason why it does; empty where it goes
   */
  public record Version(PublishedVersion version, String stays) {
    public boolean goes() {
      return stays.isEmpty();
    }
  }

  /**
   * Something that no version needs.
   *
   * @param path below the dataset's folder
   */
  public record Leftover(String path, String what) {}

  /** The versions that go, oldest first. */
  public List<PublishedVersion> going() {
    return versions.stream().filter(Version::goes).map(Version::version).toList();
  }

  /** Whether there is anything to do. */
  public boolean isNone() {
    return going().isEmpty() && leftovers.isEmpty();
  }
}
