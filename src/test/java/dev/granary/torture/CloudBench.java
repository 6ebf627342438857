package dev.granary.torture;

import dev.granary.cli.CommandOn;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.gcs.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is done undisturbed in a bucket: what trials there start from, and which changes it asks.
 */
final class CloudBench {
  private final Path folder;
  private final Bench bench;
  private final Templates<Bucket> templates;
  private final Map<Scenario, List<Change>> changes = new EnumMap<>(Scenario.class);
  private final AtomicInteger buckets = new AtomicInteger();

  private CloudBench(Path folder, Bench bench) throws Exception {
    this.folder = folder;
    this.bench = bench;
    Bucket none = Bucket.in(folder.resolve("none"));
    Bucket one = published(none.copiedTo(folder.resolve("one")), 1);
    Bucket three = published(none.copiedTo(folder.resolve("three")), bench.growing().size());
    templates =
        new Templates<>(
            none,
            one,
            killed(one.copiedTo(folder.resolve("killed"))),
            three,
            blocked(three.copiedTo(folder.resolve("littered"))));
    for (Scenario scenario : Scenario.values()) {
      Bucket bucket = bucket(scenario);
      done(bucket, scenario.exit(), bench.words(scenario, bucket.place()));
      changes.put(scenario, Change.all(bucket.server()));
      bucket.clear();
    }
  }

  static CloudBench with(Bench bench) throws Exception {
    Path folder = ChildJvm.FOLDER.resolve("cloud");
    new LocalStorage().delete(folder.toString());
    return new CloudBench(Files.createDirectories(folder), bench);
  }

  /** A server of its own for a trial of a scenario. */
  Bucket bucket(Scenario scenario) throws IOException {
    Path place = folder.resolve("trial-" + buckets.incrementAndGet());
    return templates.of(scenario).copiedTo(place);
  }

  /** What is changed in a scenario, in the order in which it is asked for. */
  List<Change> changes(Scenario scenario) {
    return changes.getOrDefault(scenario, List.of());
  }

  private Bucket published(Bucket bucket, int versions) {
    for (int version = 0; version < versions; version++) {
      SmallStrikes strikes = bench.growing().get(version);
      done(bucket, 0, bucket.place().run(strikes, "2026-11-" + (10 + version)));
    }
    return bucket;
  }

  /** Leaves what a run leaves that is killed while it writes its version. */
  private Bucket killed(Bucket bucket) throws Exception {
    CloudKill kill =
        new CloudKill(new Change("put RUN/staging/index/strikes-train.tfrecord-N-of-N.index"), 1);
    kill.set(bucket, Faults::before);
    kill.die(bucket, bench.words(Scenario.REFRESH, bucket.place()));
    return bucket;
  }

  private Bucket blocked(Bucket bucket) {
    done(bucket, Scenario.BLOCKED.exit(), bench.words(Scenario.BLOCKED, bucket.place()));
    return bucket;
  }

  private static void done(Bucket bucket, int exit, String[] words) {
    CommandOn.Ended ended = bucket.done(words);
    if (ended.exit() != exit) {
      throw new IllegalStateException(
          "what is done undisturbed ended with %d: %s".formatted(ended.exit(), ended.err()));
    }
  }
}
