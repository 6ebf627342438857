package dev.granary.pipeline;

import dev.granary.gate.GateOutcome;
import dev.granary.gate.GatesJson;
import dev.granary.report.ReportJson;
import dev.granary.report.ReportPage;
import dev.granary.report.RunReport;
import dev.granary.shard.WrittenShard;
import dev.granary.spec.ResolvedSpec;
import dev.granary.spec.Spec;
import dev.granary.spec.SplitsSpec;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import dev.granary.tag.DatasetInfo;
import dev.granary.tag.FeaturePlan;
import dev.granary.tag.SplitShards;
import dev.granary.tag.TfdsMetadata;
import dev.granary.version.VersionNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The small files that stand beside the shards of a version, or of a run that made none. */
final class VersionFolder {
  static final String REPORT_PAGE = "report.html";
  static final String REPORT_JSON = "report.json";

  private final Storage storage;
  private final String directory;
  private final Books books;
  private final List<GateOutcome> outcomes;

  VersionFolder(Storage storage, String directory, Books books, List<GateOutcome> outcomes) {
    this.storage = storage;
    this.directory = directory;
    this.books = books;
    this.outcomes = outcomes;
  }

  /** Writes what does not depend on the version's number, and other files like that, by path. */
  void write(Map<String, byte[]> others) throws IOException {
    put(ResolvedSpec.FILE, books.spec().resolved().bytes());
    for (Map.Entry<String, byte[]> other : others.entrySet()) {
      put(other.getKey(), other.getValue());
    }
    if (books.benchmarks().isPresent()) {
      put(Benchmarks.FILE, books.benchmarks().get().bytes());
    }
    if (ReferenceLists.areNamedBy(books.spec())) {
      put(ReferenceLists.FILE, books.references());
    }
    FeaturePlan features = Plans.features(books.spec());
    put(TfdsMetadata.FEATURES_FILE, TfdsMetadata.features(features));
    for (Map.Entry<String, String> labels : TfdsMetadata.labels(features).entrySet()) {
      put(labels.getKey(), labels.getValue());
    }
    writeGates();
  }

  /** Who must mend the data looks at them. */
  void writeStatistics(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      put(file.getKey(), file.getValue());
    }
  }

  /** What does depend on it, by path. */
  Map<String, byte[]> numbered(VersionNumber number, RunReport report) {
    Map<String, byte[]> files = new TreeMap<>();
    Spec spec = books.spec();
    List<SplitShards> splits = new ArrayList<>();
    for (int split = 0; split < spec.splits().shares().size(); split++) {
      SplitsSpec.Share share = spec.splits().shares().get(split);
      List<WrittenShard> shards = books.shards(split);
      splits.add(
          new SplitShards(
              share.name(),
              shards.stream().map(WrittenShard::records).toList(),
              shards.stream().mapToLong(WrittenShard::bytes).sum()));
    }
    DatasetInfo info =
        new DatasetInfo(spec.dataset(), number.toString(), spec.description(), splits);
    files.put(
        TfdsMetadata.DATASET_INFO_FILE,
        TfdsMetadata.datasetInfo(info).getBytes(StandardCharsets.UTF_8));
    files.put(REPORT_JSON, ReportJson.write(report));
    files.put(REPORT_PAGE, ReportPage.render(report));
    return files;
  }

  /** Writes the report and says where its page stands. */
  String writeReport(RunReport report) throws IOException {
    put(REPORT_JSON, ReportJson.write(report));
    put(REPORT_PAGE, ReportPage.render(report));
    return directory + "/" + REPORT_PAGE;
  }

  void writeGates() throws IOException {
    put(GatesJson.FILE, GatesJson.write(outcomes));
    put(CheckSummary.FILE, new CheckSummary(books).json());
  }

  private void put(String name, String text) throws IOException {
    put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void put(String name, byte[] content) throws IOException {
    try (OutputStream out = storage.create(directory + "/" + name, Durability.DURABLE)) {
      out.write(content);
    }
  }
}
