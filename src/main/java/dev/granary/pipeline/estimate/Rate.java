package dev.granary.pipeline.estimate;

/**
 * How much a run takes, where no earlier version of its dataset tells: all that an estimate
 * supposes, each figure with where it comes from. Seconds are of one processor, a megabyte has a
 * million bytes.
 */
public enum Rate {
  START(
      1.5,
      "s",
      "from the command to its first record, by the clock",
      "run of the bundled data: 1.6 s"),
  START_PROCESSOR(2.8, "s", "the same, of all processors", "12 documents: 2.7 to 2.9 s"),
  WARM_UP(
      5.2,
      "s",
      "compiling, at most",
      "scripts/bench: 400 MB took 13.8 s of processors, 1,600 MB 33.1 s"),
  WARMING(
      1.5,
      "times",
      "compiling while a run is young, beside its own work",
      "scripts/bench: 100 MB took 8.7 s of processors on a busy machine"),
  JSONL(
      0.0090,
      "s/MB",
      "scanning JSON Lines",
      "the same two: 16 s for 1,000 MB more, of which the scan is a little over half"),
  TABLE(0.0090, "s/MB", "scanning CSV or TSV", "not measured apart: taken to be as JSON Lines"),
  GUNZIP(0.0031, "s/MB", "unpacking gzip", "java.util.zip.Inflater alone: 324 MB/s"),
  UNZSTD(0.0007, "s/MB", "unpacking zstd", "zstd alone: 1,360 MB/s"),
  FILE(
      0.00017,
      "s/file",
      "opening an input file",
      "scripts/bench --files 100000: 21 s of processors for 197 MB"),
  RECORD(
      0.0000050,
      "s/record",
      "sorting its rows, ledger and places",
      "a million rows of 24 bytes: 12 s with start"),
  WRITE(0.0040, "s/MB", "framing and writing shards", "the same two: a quarter of 16 s"),
  NEAR(
      0.022,
      "s/MB",
      "sketching and comparing texts",
      "scripts/bench dedup: 1,600 MB took 37.5 s of processors more"),
  GZIP(0.0090, "s/MB", "packing shards", "java.util.zip.Deflater alone, level 1: 111 MB/s"),
  FLINK(2.1, "times", "all of it on Flink", "scripts/bench: flink-embedded beside in-process"),
  DIRECT(2.0, "times", "all of it on the DirectRunner", "1,600 MB: 15.4 s beside 8.6 s"),

  CANDIDATES(
      0.33,
      "of 1",
      "texts that may be like another",
      "scripts/bench dedup, where 24 of 100 were made of another"),
  LEDGER(31, "B/record", "the ledger", "versions of 61,469 to 1,000,000 records"),
  PLACES(21, "B/record", "where records stood", "the same versions"),
  CLUSTER(40, "B/record", "who went for whom", "36,000 duplicates"),
  QUARANTINE(
      60,
      "B/record",
      "what was set aside",
      "not measured apart: 245 records with their tables took 54 KB"),
  EVIDENCE(48, "B/record", "why it was set aside", "not measured: a sentence of a check"),
  TABLE_FILE(2_500, "B/file", "a Parquet file with little in it", "16 tables of 15 records each"),
  INPUT_FILE(430, "B/file", "an input file in manifest and report", "5,000 input files"),
  PAPERS(90_000, "B", "manifest, report and cards", "the bundled data"),
  GZIPPED(
      0.45,
      "of 1",
      "what packing leaves of shards",
      "news text: 0.39 at level 6, so more at level 1");

  private final double value;
  private final String unit;
  private final String what;
  private final String source;

  Rate(double value, String unit, String what, String source) {
    this.value = value;
    this.unit = unit;
    this.what = what;
    this.source = source;
  }

  /** The figure, in its unit. */
  public double value() {
    return value;
  }

  /** Such as {@code s/MB}. */
  public String unit() {
    return unit;
  }

  /** What is taken to be so. */
  public String what() {
    return what;
  }

  /** What it was measured on. */
  public String source() {
    return source;
  }

  double of(double amount) {
    return value * amount;
  }
}
