package dev.granary.cli;

import dev.granary.handoff.Handoff;
import dev.granary.launch.shards.CheckMemory;
import dev.granary.launch.shards.CheckShards;
import dev.granary.launch.shards.CheckTally;
import dev.granary.launch.shards.FetchShards;
import dev.granary.report.NumberText;
import dev.granary.storage.StorageByScheme;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Shard;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The shards that a training reads, checked, in a folder of this machine. */
final class ShardsForWorkers {
  @Option(
      names = "--recheck",
      description =
          "Read every byte of the shards, also of those that were checked before and have not"
              + " changed since.")
  private boolean recheck;

  @Option(
      names = "--shards-dir",
      paramLabel = "DIR",
      description =
          "Where shards of a version in a bucket are kept on this machine. Default: $GRANARY_CACHE,"
              + " else granary in your folder of caches.")
  private @Nullable Path directory;

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandSpec verb = CommandSpec.create();

  /** Gives the folder that has the files under the names of the version. */
  Path ready(DatasetPlace place, PublishedVersion published, Manifest manifest, Handoff handoff)
      throws IOException {
    List<Shard> shards = read(manifest, handoff);
    if (published.directory().startsWith(StorageByScheme.CLOUD)) {
      return fetched(place, published, shards);
    }
    CheckTally tally =
        new CheckShards(place.storage(), memory()).check(published, manifest, shards);
    say(
        "checked %d shards, %s; %d known unchanged"
            .formatted(tally.read(), NumberText.bytes(tally.bytes()), tally.known()));
    return Path.of(published.directory());
  }

  private Path fetched(DatasetPlace place, PublishedVersion published, List<Shard> shards)
      throws IOException {
    Path root = Optional.ofNullable(directory).orElseGet(ShardsForWorkers::cache);
    FetchShards fetch =
        FetchShards.into(
            root, place.storage(), memory(), (files, bytes) -> sayFetching(files, bytes, root));
    FetchShards.Fetched fetched = fetch.fetch(published, shards);
    say(
        "fetched %d files of shards, %s; checked %d that were there; %d known unchanged"
            .formatted(
                fetched.fetched(),
                NumberText.bytes(fetched.bytes()),
                fetched.read(),
                fetched.known()));
    return fetched.folder();
  }

  private void sayFetching(int files, long bytes, Path to) {
    say("fetching %d files of shards, %s, to %s".formatted(files, NumberText.bytes(bytes), to));
  }

  /** Those of the splits that the built-in trainer reads; of all, where others train. */
  private static List<Shard> read(Manifest manifest, Handoff handoff) {
    List<Shard> all = manifest.draft().layout().shards();
    Handoff.Training training = handoff.training();
    if (training == null) {
      return all;
    }
    List<String> splits = List.of(training.split(), training.validation());
    return all.stream().filter(shard -> splits.contains(shard.split())).toList();
  }

  private CheckMemory memory() {
    CheckMemory memory = CheckMemory.in(cache().resolve("checked"), Clock.systemUTC(), this::warn);
    return recheck ? memory.fromNothing() : memory;
  }

  private static Path cache() {
    return CacheFolder.of(System.getenv());
  }

  private void warn(String warning) {
    say("warning: " + warning);
  }

  private void say(String message) {
    PrintWriter err = verb.commandLine().getErr();
    err.println("granary: " + message);
    err.flush();
  }
}
