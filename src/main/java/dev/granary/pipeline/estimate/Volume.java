package dev.granary.pipeline.estimate;

import dev.granary.coding.KeyedRow;
import dev.granary.coding.RecordRow;
import dev.granary.pipeline.estimate.Workload.Step;
import dev.granary.version.Shard;

/**
 * How many bytes a run moves and leaves. Of what waits in memory for a grouping, only what outgrows
 * it goes to disk.
 *
 * @param read of input files, as they are stored
 * @param shuffled rows that pass from one step to another through a grouping
 * @param spilled encoded records that wait on disk
 * @param kept what the scan leaves for the phases after it, beside the spill
 * @param grouped of groupings that outgrow memory
 * @param published the version
 * @param most that is on disk at one moment; all but earlier versions
 */
public record Volume(
    long read, long shuffled, long spilled, long kept, long grouped, long published, long most) {
  /** The ordinal, copy and length that go before an example in the spill. */
  static final int SPILL_HEADER = 14;

  private static final long SEGMENT = 8L << 20;
  private static final int SLICE = 21;
  private static final int PART_HEADER = 8;
  private static final int VERDICT = 37;
  private static final int KEPT_DETAIL = 9;
  private static final int ID = 16;
  private static final int QUARANTINED_DETAIL = 24;
  private static final int PLACE = 28;

  /**
   * Counted row by row.
   *
   * @param memory what groupings may hold, in bytes; the rest goes to disk
   * @param unit how much text one worker spills before it begins a new file
   */
  public static Volume of(Workload work, long memory, long unit) {
    TextVolume texts = TextVolume.of(work);
    double examples = (work.scanned() + work.copies()) * (SPILL_HEADER + work.examples().spilled());
    double spilled = examples + texts.spilled();
    double kept = scanRows(work) + texts.bands() + slices(work, unit) + quarantined(work);
    double grouped = mostGrouped(work) > memory ? mostGrouped(work) : 0;
    double published = VersionBytes.of(work) + texts.signed();
    return new Volume(
        work.bytes(),
        Math.round(shuffled(work, unit) + texts.bands() + texts.fetched()),
        Math.round(spilled),
        Math.round(kept),
        Math.round(grouped),
        Math.round(published),
        Math.round(spilled + kept + grouped + published));
  }

  private static double shuffled(Workload work, long unit) {
    double row = RecordRow.WIDTH;
    double slices = slices(work, unit);
    double shuffled = scanRows(work) + slices + quarantined(work);
    if (work.has(Step.UNIQUE)) {
      shuffled += scanRows(work);
    }
    if (work.has(Step.DEDUP)) {
      shuffled += row * work.scanned();
    }
    if (work.has(Step.QUOTAS)) {
      shuffled += row * work.survivors();
    }
    if (work.copies() > 0) {
      shuffled += row * work.copies() + slices;
    }
    shuffled += row * work.written() + slices;
    shuffled += row * work.written() + parts(work, slices);
    return shuffled + verdicts(work) + (double) PLACE * work.read();
  }

  private static double scanRows(Workload work) {
    return work.scanned() * (work.has(Step.UNIQUE) ? KeyedRow.WIDTH : RecordRow.WIDTH);
  }

  /** Each segment has a slice for every partition that any of its records is in. */
  private static double slices(Workload work, long unit) {
    double segments =
        Math.max(
            1,
            Math.max(
                (double) work.text() / unit, work.scanned() * work.examples().spilled() / SEGMENT));
    double partitions = work.cut().orderPartitions();
    double each = work.scanned() / segments;
    return segments * partitions * (1 - Math.exp(-each / partitions)) * SLICE;
  }

  /** A shard takes rows of several partitions, and from each all that tells where they lie. */
  private static double parts(Workload work, double slices) {
    double partitions = work.cut().orderPartitions();
    double parts = partitions * work.cut().splits() + work.cut().shards();
    return parts * (PART_HEADER + slices / partitions);
  }

  private static double verdicts(Workload work) {
    double left = work.read() * work.fates().left();
    double duplicates = work.read() * work.fates().duplicates();
    return (VERDICT + KEPT_DETAIL) * work.written()
        + (VERDICT + ID) * duplicates
        + VERDICT * left
        + quarantined(work);
  }

  private static double quarantined(Workload work) {
    return work.read()
        * work.fates().quarantined()
        * (VERDICT + QUARANTINED_DETAIL + Rate.EVIDENCE.value());
  }

  /** Two groupings that follow each other are held at one time, while one is read. */
  private static double mostGrouped(Workload work) {
    double rows = RecordRow.WIDTH * (work.scanned() + work.survivors());
    double writing = RecordRow.WIDTH * work.written() + verdicts(work);
    double ledger = verdicts(work) + (double) PLACE * work.read();
    return Math.max(Math.max(scanRows(work), rows), Math.max(writing, ledger));
  }

  /** The files of a version. */
  private static final class VersionBytes {
    private VersionBytes() {}

    static double of(Workload work) {
      double shards = work.written() * work.examples().published();
      double perRecord = (double) Shard.indexBytes(1) - Shard.indexBytes(0);
      double index =
          work.cut().shards() * (double) Shard.indexBytes(0) + work.written() * perRecord;
      return shards
          + index
          + tables(work)
          + Rate.INPUT_FILE.of((double) work.files())
          + Rate.PAPERS.value();
    }

    private static double tables(Workload work) {
      double ledger = Rate.LEDGER.of(work.read() + work.copies());
      double clusters = Rate.CLUSTER.of(work.read() * work.fates().duplicates());
      double quarantine = Rate.QUARANTINE.of(work.read() * work.fates().quarantined());
      double files = 4.0 * work.cut().ledgerPartitions();
      return ledger
          + Rate.PLACES.of((double) work.read())
          + clusters
          + quarantine
          + Rate.TABLE_FILE.of(files);
    }
  }
}
