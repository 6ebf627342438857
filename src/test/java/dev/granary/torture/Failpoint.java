package dev.granary.torture;

import static dev.granary.storage.StorageStep.BEGIN;
import static dev.granary.storage.StorageStep.CREATE;
import static dev.granary.storage.StorageStep.DELETE;
import static dev.granary.storage.StorageStep.MOVE;
import static dev.granary.storage.StorageStep.REPLACE;
import static dev.granary.storage.StorageStep.SYNC;
import static dev.granary.storage.StorageStep.SYNC_DIRECTORY;

import dev.granary.storage.StorageStep;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the command changes what the storage holds. Every step of every verb belongs to exactly one
 * of these, which a test proves.
 */
enum Failpoint {
  ROOT_FOLDER("lock.root-folder", "(out)?", SYNC_DIRECTORY),
  LOCK("lock.file", "DATASET/_lock/[0-9]+\\.json", BEGIN, SYNC, CREATE, REPLACE, DELETE),
  LOCK_FOLDER("lock.folder", "DATASET/_lock", SYNC_DIRECTORY),
  NOTE("spill.note", "RUN/run\\.json", BEGIN, SYNC, REPLACE),
  RUN_FOLDER("spill.run-folder", "(DATASET/_runs|RUN|RUN/scan|RUN/statistics)", SYNC_DIRECTORY),
  INPUTS("spill.inputs", "RUN/inputs", BEGIN, REPLACE),
  RECORDS("spill.records", "RUN/spill/records-[0-9a-f]+\\.segment", BEGIN, REPLACE),
  SCAN("spill.scan", "RUN/scan/(rows|slices|verdicts|facts)-[0-9]+", BEGIN, REPLACE),
  SCAN_LIST("spill.scan-list", "RUN/scan/list", BEGIN, SYNC, REPLACE),
  COPIES("spill.copies", "RUN/spill/copies-[0-9a-f]+\\.segment", BEGIN, REPLACE),
  STAGING_FOLDER("write.staging-folder", "RUN/staging(/[a-z]+)?", SYNC_DIRECTORY),
  SHARD("write.shard", "RUN/staging/strikes-[a-z]+\\.tfrecord-[-0-9of]+", BEGIN, SYNC, REPLACE),
  INDEX("write.index", "RUN/staging/index/[^/]+\\.index", BEGIN, SYNC, REPLACE),
  LEDGER("write.ledger", "RUN/staging/ledger/part-[0-9]+\\.parquet", BEGIN, SYNC, REPLACE),
  PLACES("write.places", "RUN/staging/ledger/places-[0-9]+\\.parquet", BEGIN, SYNC, REPLACE),
  CLUSTERS("write.clusters", "RUN/staging/clusters/part-[0-9]+.parquet", BEGIN, SYNC, REPLACE),
  QUARANTINE("write.quarantine", "RUN/staging/quarantine/part-[^/]+", BEGIN, SYNC, REPLACE),
  STATISTICS("write.statistics", "RUN/staging/statistics/STATISTICS", BEGIN, SYNC, REPLACE),
  FACTS("write.facts", "RUN/facts", BEGIN, REPLACE),
  METADATA("write.metadata", "RUN/staging/(features|gates|labels)", BEGIN, SYNC, REPLACE),
  NUMBERED("publish.numbered", "RUN/staging/(dataset_info|report)", BEGIN, SYNC, REPLACE),
  MANIFEST("publish.manifest", "RUN/staging/manifest\\.json", BEGIN, SYNC, REPLACE),
  VERSION("publish.version", "VERSION", MOVE),
  DATASET_FOLDER("publish.dataset-folder", "DATASET", SYNC_DIRECTORY),
  HISTORY("publish.history", "DATASET/_history/[0-9]+\\.json", BEGIN, SYNC, CREATE),
  HISTORY_FOLDER("publish.history-folder", "DATASET/_history", SYNC_DIRECTORY),
  CURRENT("publish.current", "DATASET/CURRENT", BEGIN, REPLACE),
  EVIDENCE("block.evidence", "RUN/(ledger|clusters|quarantine)", MOVE),
  REPORT("block.report", "RUN/(gates|report)", BEGIN, SYNC, REPLACE),
  BLOCKED_STATISTICS("block.statistics", "RUN/statistics/STATISTICS", BEGIN, SYNC, REPLACE),
  OLD_SPILL("clean.spill", "RUN/spill(/[^/]+)?", DELETE),
  OLD_SCAN("clean.scan", "RUN/scan(/[^/]+)?", DELETE),
  OLD_STAGING("clean.staging", "RUN/staging(/NAMED)?", DELETE),
  OLD_NOTES("clean.notes", "RUN/(inputs|facts|run\\.json)", DELETE),
  OLD_EVIDENCE(
      "clean.evidence",
      "RUN/((ledger|clusters|quarantine|statistics)(/[^/]+)?|gates|report)",
      DELETE),
  OLD_RUN("clean.run", "RUN", DELETE),
  OLD_VERSION("collect.version", "VERSION(/NAMED)?", DELETE),
  HALF_WRITTEN("collect.half-written", "(.*/)?\\.[^/]+\\.[0-9]+\\.part", DELETE);

  private final String title;
  private final Pattern path;

  /** A set that nobody can change, though its type does not say so. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<StorageStep> steps;

  /** In the paths, words in capitals and names of small files stand for what is written here. */
  Failpoint(String title, String path, StorageStep... steps) {
    this.title = title;
    this.path =
        Pattern.compile(
            path.replace("STATISTICS", "[a-z]+\\.(json|tally|tfdv\\.(pb|pbtxt|stats))")
                .replace("RUN", "DATASET/_runs/[0-9]+-[0-9]+")
                .replace("VERSION", "DATASET/[0-9]+\\.[0-9]+\\.[0-9]+")
                .replace("DATASET", "out/strikes")
                .replace("NAMED", "(.*/)?[^./][^/]*")
                .replace(
                    "features|gates|labels",
                    "(features|gates|checks|references|spec|processes/[0-9]+)\\.json|[a-z_]+\\.labels\\.txt")
                .replace("dataset_info|report", "dataset_info\\.json|report\\.(json|html)")
                .replace("gates|report", "(gates|checks)\\.json|report\\.(json|html)"));
    this.steps = Set.of(steps);
  }

  /** What people call it. */
  String title() {
    return title;
  }

  /** Whether how often it is passed depends on the time that a run takes. */
  boolean isTimed() {
    return this == LOCK;
  }

  Set<StorageStep> steps() {
    return steps;
  }

  /**
   * Whether a step is one of these.
   *
   * @param place the path below the place of a trial
   */
  boolean holds(StorageStep step, String place) {
    return steps.contains(step) && path.matcher(place).matches();
  }
}
