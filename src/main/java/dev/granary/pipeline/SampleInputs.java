package dev.granary.pipeline;

import dev.granary.pipeline.estimate.Estimate.Sampled;
import dev.granary.pipeline.estimate.Workload;
import dev.granary.read.HeadReader;
import dev.granary.read.HeadReader.Head;
import dev.granary.read.SourceFile;
import dev.granary.record.Compression;
import dev.granary.record.SourceFormat;
import dev.granary.spec.Environment;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads how some files of every source begin: how long records are, and examples of them. */
final class SampleInputs {
  /** What is read of a file, once it is unpacked. */
  static final int HEAD = 1 << 20;

  private static final int MOST_FILES = 3;

  private final Spec spec;
  private final HeadReader reader;
  private final SampledRecords records;
  private final List<Workload.Source> sources = new ArrayList<>();
  private long bytes;
  private int files;

  private SampleInputs(Storage storage, Spec spec, RunPlan plan) {
    this.spec = spec;
    reader = new HeadReader(storage, spec.schema(), spec.limits());
    records = new SampledRecords(plan.reading().scan(), plan.deciding().balance());
  }

  static SampleInputs of(Storage storage, Spec spec, Environment environment, InputListing listing)
      throws IOException {
    RunPlaces nowhere = new RunPlaces(storage, "", "");
    RunPlan plan = Plans.of(spec, nowhere, listing, environment.blockBytes());
    SampleInputs samples = new SampleInputs(storage, spec, plan);
    for (int source = 0; source < spec.sources().size(); source++) {
      int number = source;
      samples.read(
          number, listing.files().stream().filter(file -> file.source() == number).toList());
    }
    return samples;
  }

  /** What each source is taken to hold. */
  List<Workload.Source> sources() {
    return sources;
  }

  SampledRecords records() {
    return records;
  }

  /** What was read for it. */
  Sampled sampled() {
    return new Sampled(bytes, files);
  }

  private void read(int source, List<SourceFile> own) throws IOException {
    SourceFormat format = spec.sources().get(source).format();
    List<Head> heads = new ArrayList<>();
    records.begin(source);
    for (SourceFile file : spread(own)) {
      heads.add(reader.read(file, format, HEAD, records));
    }
    double stored = Math.max(1, heads.stream().mapToLong(Head::bytes).sum());
    double text = heads.stream().mapToLong(Head::text).sum();
    double count = heads.stream().mapToLong(Head::records).sum();
    long all = own.stream().mapToLong(SourceFile::bytes).sum();
    long longest = own.stream().mapToLong(SourceFile::bytes).max().orElse(0);
    Compression compression = heads.get(0).compression();
    double unpacked = compression == Compression.NONE ? 1 : text / stored;
    sources.add(
        new Workload.Source(
            format.format(),
            compression,
            own.size(),
            all,
            Math.round(all * unpacked),
            compression == Compression.NONE ? 0 : Math.round(longest * unpacked),
            Math.round(all * unpacked * count / Math.max(1, text))));
    bytes += Math.round(stored);
    files += heads.size();
  }

  /** The first, the last, and one between. */
  private static List<SourceFile> spread(List<SourceFile> files) {
    int taken = Math.min(MOST_FILES, files.size());
    return IntStream.range(0, taken)
        .mapToObj(i -> files.get(taken == 1 ? 0 : i * (files.size() - 1) / (taken - 1)))
        .toList();
  }
}
