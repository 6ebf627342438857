package dev.granary.version;

import dev.granary.storage.Storage;

/** Publishers as tests of other rooms need them. */
public final class PublisherOf {
  private PublisherOf() {}

  /** One that gives up after so many entries of others. */
  public static Publisher tries(int tries, Storage storage, String root) {
    return new Publisher(storage, root, tries);
  }
}
