package dev.granary.launch.shards;

import dev.granary.storage.gcs.GcsSettings;
import dev.granary.storage.gcs.GcsStorage;
import dev.granary.version.PublishedBirds;
import dev.granary.version.PublishedVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Fetches the birds of a bucket in a process of its own, so that it can be killed. */
final class FetchingProcess {
  private FetchingProcess() {}

  static Process start(String endpoint, Path folder, Path root) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            FetchingProcess.class.getName(),
            endpoint,
            folder.toString(),
            root.toString())
        .inheritIO()
        .start();
  }

  public static void main(String[] arguments) throws IOException {
    PublishedBirds birds = PublishedBirds.in(Path.of(arguments[1]));
    PublishedVersion version =
        new PublishedVersion(
            "birds", "gs://lake/birds/1.0.0", birds.version().event(), birds.version().entry());
    Path root = Path.of(arguments[2]);
    GcsStorage bucket =
        new GcsStorage(new GcsSettings(arguments[0], "", GcsSettings.Credentials.NONE));
    CheckMemory memory =
        CheckMemory.in(root.resolve("checked"), Clock.systemUTC(), System.err::println);
    FetchShards.into(root, bucket, memory, (files, bytes) -> {}).fetch(version, birds.shards());
  }
}
