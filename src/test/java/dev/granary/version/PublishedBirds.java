package dev.granary.version;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A small published version of three shards, for tests of other rooms. */
public record PublishedBirds(PublishedVersion version, Manifest manifest, Path place) {
  public static PublishedBirds in(Path directory) throws IOException {
    Workshop workshop = new Workshop(directory);
    Path place = workshop.published("first");
    Versions versions = Versions.of(Workshop.DISK, workshop.root(), "birds");
    PublishedVersion version = versions.resolve(Versions.LATEST);
    return new PublishedBirds(version, versions.manifest(version), place);
  }

  public List<Shard> shards() {
    return manifest.draft().layout().shards();
  }

  public Path first() {
    return place.resolve(shards().get(0).data().path());
  }
}
