package dev.granary.pipeline;

import dev.granary.pipeline.estimate.Estimate.Timed;
import dev.granary.pipeline.estimate.Workload.Examples;
import dev.granary.pipeline.estimate.Workload.Fates;
import dev.granary.record.Reason;
import dev.granary.report.Heading;
import dev.granary.report.ReportJson;
import dev.granary.report.RunReport;
import dev.granary.report.Work;
import dev.granary.storage.Storage;
import dev.granary.version.Compression;
import dev.granary.version.Input;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Sha256;
import dev.granary.version.Shard;
import dev.granary.version.Tally;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The version that was published last: what it tells of the next one. */
public record EarlierVersion(Manifest manifest, Optional<Timed> timed) {
  private static final int MOST_REPORT_BYTES = 1 << 28;
  private static final String SCAN = "Scan files";

  /** A plan must not fail for an old version that cannot be read. */
  public static Optional<EarlierVersion> of(Storage storage, Versions versions) {
    Optional<PublishedVersion> last = versions.list().stream().findFirst();
    if (last.isEmpty()) {
      return Optional.empty();
    }
    try {
      Manifest manifest = versions.manifest(last.get());
      return Optional.of(
          new EarlierVersion(manifest, timed(storage, last.get().directory(), manifest)));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  String number() {
    return manifest.version().toString();
  }

  /** Whether it was made by a spec with this digest. */
  boolean isBy(String specDigest) {
    return manifest.draft().build().specDigest().equals(new Sha256(specDigest));
  }

  long inputBytes() {
    return manifest.draft().inputs().stream().mapToLong(input -> input.file().bytes()).sum();
  }

  long records() {
    return manifest.draft().inputs().stream().mapToLong(Input::records).sum();
  }

  /** What became of its records. */
  Fates fates() {
    List<Tally> tallies =
        manifest.draft().sources().stream().map(source -> source.tally()).toList();
    double read = Math.max(1, records());
    double kept = tallies.stream().mapToLong(Tally::kept).sum();
    double duplicates = tallies.stream().mapToLong(EarlierVersion::duplicates).sum();
    double quarantined =
        tallies.stream()
            .flatMap(tally -> tally.quarantined().values().stream())
            .mapToLong(Long::longValue)
            .sum();
    return new Fates(
        quarantined / read,
        duplicates / read,
        (read - kept - duplicates - quarantined) / read,
        (written() - kept) / read);
  }

  /** How long its examples are, given how long those of the input are. */
  Examples examples(double sampled) {
    double published = (double) shardBytes() / written();
    boolean plain = manifest.draft().layout().compression() == Compression.NONE;
    return new Examples(plain ? published - Shard.FRAME_BYTES : sampled, published);
  }

  private long written() {
    return manifest.draft().layout().shards().stream().mapToLong(Shard::records).sum();
  }

  private long shardBytes() {
    return manifest.draft().layout().shards().stream()
        .mapToLong(shard -> shard.data().bytes())
        .sum();
  }

  private static long duplicates(Tally tally) {
    return tally.dropped().getOrDefault(Reason.DUPLICATE_EXACT.name(), 0L);
  }

  /** A run that went on from where another stopped says less than the whole. */
  private static Optional<Timed> timed(Storage storage, String directory, Manifest manifest) {
    try {
      RunReport report =
          ReportJson.read(
              storage.read(directory + "/" + VersionFolder.REPORT_JSON, MOST_REPORT_BYTES));
      List<String> steps = report.work().steps().stream().map(Work.Step::name).toList();
      if (!steps.isEmpty() && !steps.contains(SCAN)) {
        return Optional.empty();
      }
      Heading.Facts facts = report.heading().facts();
      long bytes = report.work().inputs().stream().mapToLong(Work.Input::bytes).sum();
      return Optional.of(
          new Timed(
              manifest.version().toString(),
              facts.seconds(),
              bytes,
              facts.engine(),
              facts.parallelism()));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
