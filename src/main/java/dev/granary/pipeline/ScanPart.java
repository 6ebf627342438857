package dev.granary.pipeline;

import dev.granary.coding.Blocks;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** What the scan leaves, by kind. Codes are stored only within one run. */
enum ScanPart {
  ROWS(0, "rows"),
  SLICES(1, "slices"),
  VERDICTS(2, "verdicts"),
  FACTS(3, "facts"),
  BANDS(4, "bands"),
  TEXTS(5, "texts"),
  HITS(6, "hits"),
  RAW(7, "raw"),
  SAMPLES(8, "samples"),
  COMBINATIONS(9, "combinations");

  /** What every scan leaves, but for facts. */
  static final List<ScanPart> ALWAYS = List.of(ROWS, SLICES, VERDICTS);

  /** What it leaves where texts are compared. */
  static final List<ScanPart> OF_TEXTS = List.of(BANDS, TEXTS);

  /** Partitions are fewer than this. */
  private static final int PARTITIONS = 1 << 16;

  private final int code;
  private final String word;

  ScanPart(int code, String word) {
    this.code = code;
    this.word = word;
  }

  /** Blocks of this kind; facts are none. */
  PCollection<KV<Integer, byte[]>> of(Scanned scanned) {
    return switch (this) {
      case ROWS -> scanned.rows();
      case SLICES -> scanned.slices();
      case VERDICTS -> scanned.verdicts();
      case BANDS -> scanned.bands();
      case TEXTS -> scanned.texts();
      case HITS -> scanned.hits();
      case RAW -> scanned.raw();
      case SAMPLES -> scanned.samples();
      case COMBINATIONS -> scanned.combinations();
      case FACTS -> throw new IllegalArgumentException("facts have no partition");
    };
  }

  /** A number for a partition of this kind that no partition of another kind has. */
  int key(int partition) {
    return code * PARTITIONS + partition;
  }

  static ScanPart ofKey(int key) {
    return values()[key / PARTITIONS];
  }

  static int partitionOfKey(int key) {
    return key % PARTITIONS;
  }

  /** The path of what was kept of a partition, below a run's folder. */
  static String path(String directory, int key) {
    return directory + "/scan/" + ofKey(key).word + "-" + partitionOfKey(key);
  }

  /** Blocks with the numbers that are this kind's own. */
  PCollection<KV<Integer, byte[]>> keyed(PCollection<KV<Integer, byte[]>> blocks) {
    return blocks.apply("Number " + word, ParDo.of(new NumberBlocks(this))).setCoder(Blocks.CODER);
  }

  private static final class NumberBlocks extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private final ScanPart part;

    NumberBlocks(ScanPart part) {
      this.part = part;
    }

    @ProcessElement
    public void number(
        @Element KV<Integer, byte[]> block, OutputReceiver<KV<Integer, byte[]>> out) {
      out.output(KV.of(part.key(block.getKey()), block.getValue()));
    }
  }
}
