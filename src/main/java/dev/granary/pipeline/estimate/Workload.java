package dev.granary.pipeline.estimate;

import dev.granary.record.Compression;
import dev.granary.record.Format;
import dev.granary.spec.Environment.Engine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What a run finds, does and leaves: all that its time and its bytes follow from. */
public record Workload(
    List<Source> sources,
    Fates fates,
    Examples examples,
    Cut cut,
    Set<Step> steps,
    Optional<Texts> texts) {
  public Workload {
    sources = List.copyOf(sources);
    steps = Set.copyOf(steps);
  }

  /** What not every spec asks for: rows are grouped once more, or shards packed. */
  public enum Step {
    UNIQUE,
    DEDUP,
    QUOTAS,
    PACK
  }

  /**
   * The input of one source.
   *
   * @param bytes as they are stored
   * @param text bytes once they are unpacked
   * @param alone bytes of text, at most, that one worker must read by itself: a packed file is not
   *     cut
   */
  public record Source(
      Format format,
      Compression compression,
      long files,
      long bytes,
      long text,
      long alone,
      long records) {
    /** With so many times as many records. */
    public Source withRecords(double by) {
      return new Source(format, compression, files, bytes, text, alone, Math.round(records * by));
    }

    Source scaled(double by) {
      return new Source(
          format,
          compression,
          Math.max(1, Math.round(files * by)),
          Math.round(bytes * by),
          Math.round(text * by),
          Math.round(alone * Math.min(1, by)),
          Math.round(records * by));
    }
  }

  /**
   * What becomes of records that are read, as parts of them.
   *
   * @param quarantined set aside by the scan
   * @param duplicates dropped for another that stays
   * @param left dropped by what follows
   * @param copies written beyond one for each record that is kept
   */
  public record Fates(double quarantined, double duplicates, double left, double copies) {
    double kept() {
      return Math.max(0, 1 - quarantined - duplicates - left);
    }
  }

  /**
   * How long examples are.
   *
   * @param spilled bytes of one as it is encoded
   * @param published bytes of one in its shard, with what frames it
   */
  public record Examples(double spilled, double published) {}

  /**
   * The texts that are compared with each other.
   *
   * @param bands of each of them
   * @param length of the one of a record, in bytes
   */
  public record Texts(int bands, double length) {}

  /** In how many parts the work is cut. */
  public record Cut(int orderPartitions, int ledgerPartitions, int splits, int shards) {}

  long files() {
    return sum(Source::files);
  }

  long bytes() {
    return sum(Source::bytes);
  }

  long text() {
    return sum(Source::text);
  }

  /** How many records are read. */
  public long read() {
    return sum(Source::records);
  }

  double scanned() {
    return read() * (1 - fates.quarantined());
  }

  double survivors() {
    return Math.max(0, scanned() - read() * fates.duplicates());
  }

  double written() {
    return read() * (fates.kept() + fates.copies());
  }

  double copies() {
    return read() * fates.copies();
  }

  boolean has(Step step) {
    return steps.contains(step);
  }

  /** The same work on another amount of the same data. */
  public Workload scaledTo(long newBytes) {
    double by = (double) newBytes / Math.max(1, bytes());
    return new Workload(
        sources.stream().map(source -> source.scaled(by)).toList(),
        fates,
        examples,
        cut,
        steps,
        texts);
  }

  /** Who does it: on how many threads or workers. */
  public record Machine(Engine engine, int threads) {}

  private long sum(ToLongFunction<Source> figure) {
    return sources.stream().mapToLong(figure).sum();
  }
}
