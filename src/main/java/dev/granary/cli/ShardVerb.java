package dev.granary.cli;

import dev.granary.record.Processes;
import dev.granary.record.RemainderPolicy;
import dev.granary.reshard.DealAnew;
import dev.granary.reshard.Wish;
import dev.granary.spec.ReadersText;
import dev.granary.version.Layout;
import dev.granary.version.Manifest;
import dev.granary.version.PublishOutcome;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Publisher;
import dev.granary.version.Readers;
import dev.granary.version.RunLock;
import dev.granary.version.Stamp;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lays a published version out for other processes. */
@Command(
    name = "shard",
    description =
        "Deal the records of a published version to other files, for other numbers of processes,"
            + " and publish them as a new version. Nothing else is run again.")
final class ShardVerb implements Callable<Integer> {
  private static final String PROCESSES = "--processes";
  private static final String BATCH = "--global-batch";
  private static final int MOST_MIB = 1 << 20;

  @Mixin private final DatasetArgument dataset = new DatasetArgument();
  @Mixin private final VersionOption version = new VersionOption();

  @Option(
      names = PROCESSES,
      required = true,
      paramLabel = "LIST",
      description = "Numbers of processes and names of TPU slices, such as 8,v5litepod-64.")
  private String processes = "";

  @Option(
      names = "--target-mib",
      paramLabel = "N",
      description =
          "The size that a file should come near to before it is compressed. Default: 128.")
  private int targetMib = 128;

  @Option(
      names = "--remainder",
      paramLabel = "R",
      converter = RemainderWord.class,
      description =
          "What becomes of records that do not divide: drop, repeat or pad. Default: as in the"
              + " version.")
  private @Nullable RemainderPolicy remainder;

  @Option(
      names = BATCH,
      paramLabel = "B",
      description = "Records that all processes take at a step. Default: as in the version.")
  private @Nullable Integer globalBatch;

  @Option(names = "--dry-run", description = "Tell what would be done; nothing is written.")
  private boolean dryRun;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    DatasetPlace place = dataset.place();
    Versions versions = place.versions();
    PublishedVersion published = versions.resolve(version.asked());
    Manifest manifest = versions.manifest(published);
    Wish wish = wish(manifest.draft().layout());
    DealAnew dealt = DealAnew.plan(place.storage(), published.directory(), manifest, wish);
    boolean writes = !dryRun && !dealt.changesNothing();
    DealtTold told = new DealtTold(manifest, wish, dealt, writes ? publish(place, dealt) : null);
    self.commandLine().getOut().print(json.wanted() ? told.json() : told.text());
    told.warning().ifPresent(warning -> self.commandLine().getErr().println("granary: " + warning));
    return told.exit().number();
  }

  private Wish wish(Layout layout) {
    if (targetMib < 1 || targetMib > MOST_MIB) {
      throw new VerbFailed(
          ExitCode.INVALID, "--target-mib: must be from 1 to " + MOST_MIB + ", is " + targetMib);
    }
    int batch = globalBatch == null ? layout.readers().globalBatch() : globalBatch;
    if (batch < 0) {
      throw new VerbFailed(ExitCode.INVALID, BATCH + ": must be at least 0, is " + batch);
    }
    try {
      List<Processes> readers = ReadersText.processes(PROCESSES, processes);
      ReadersText.requireBatch(BATCH, batch, readers);
      return new Wish(
          new Readers(readers, batch),
          (long) targetMib << 20,
          remainder == null ? layout.remainder().policy() : remainder);
    } catch (IllegalArgumentException refused) {
      throw new VerbFailed(ExitCode.INVALID, String.valueOf(refused.getMessage()));
    }
  }

  private PublishOutcome publish(DatasetPlace place, DealAnew dealt) throws IOException {
    Stamp stamp = Stamps.now();
    String directory =
        place.root()
            + "/"
            + place.dataset()
            + "/_runs/"
            + stamp.at().toEpochMilli()
            + "-shard-"
            + ProcessHandle.current().pid();
    PublishOutcome outcome = null;
    try (RunLock lock = LockForVerb.take(place, "shard", stamp, dataset.environment().lease())) {
      outcome =
          dealt.publish(
              Publisher.under(lock, place.storage(), place.root()),
              directory + "/staging",
              stamp,
              Release.number());
      return outcome;
    } finally {
      // What may have become a version stays: see Unknown.
      if (!(outcome instanceof PublishOutcome.Unknown)) {
        place.storage().delete(directory);
      }
    }
  }
}
