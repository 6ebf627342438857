package dev.granary.version;

import dev.granary.record.Processes;
import dev.granary.record.RecordId;
import dev.granary.record.RemainderPolicy;
import java.util.List;

/** A manifest from the fields of a JSON object. */
final class ManifestReader {
  private ManifestReader() {}

  static Manifest manifest(JsonFields fields) {
    return new Manifest(
        fields.parsed("version", VersionNumber::parse),
        new Draft(
            build(fields),
            fields.objects("inputs", ManifestReader::input),
            fields.objects("sources", ManifestReader::source),
            layout(fields)),
        fields.objects("files", ManifestReader::file),
        fields.parsed("contentDigest", Sha256::new));
  }

  private static Build build(JsonFields fields) {
    return new Build(
        fields.text("dataset"),
        fields.parsed("specDigest", Sha256::new),
        fields.text("codeVersion"),
        fields.text("runKey"),
        fields.whole("seed"),
        fields.text("madeFrom"));
  }

  private static Layout layout(JsonFields fields) {
    Compression compression = fields.parsed("compression", Compression::of);
    List<ReadingPlan> plans = fields.objects("plans", ManifestReader::plan);
    Readers readers =
        new Readers(
            plans.stream().map(ReadingPlan::processes).toList(), fields.count("globalBatch"));
    Layout layout =
        new Layout(
            fields.objects("splits", ManifestReader::split),
            fields.objects("shards", shard -> shard(shard, compression)),
            readers,
            new Remainder(
                fields.parsed("remainderPolicy", ManifestReader::policy),
                fields.texts("remainder", RecordId::parse)));
    requireCounts(fields.counts("processes"), readers.counts());
    requirePlans(plans, layout.plans());
    return layout;
  }

  private static void requireCounts(List<Integer> processes, List<Integer> planned) {
    if (!processes.equals(planned)) {
      throw new IllegalArgumentException(
          "processes are %s, but there are plans for %s".formatted(processes, planned));
    }
  }

  /** Plans follow from the shards: one that says anything else is not to be believed. */
  private static void requirePlans(List<ReadingPlan> stated, List<ReadingPlan> found) {
    if (stated.size() != found.size()) {
      throw new IllegalArgumentException("there are two plans for one number of processes");
    }
    for (int i = 0; i < stated.size(); i++) {
      if (!stated.get(i).equals(found.get(i))) {
        throw new IllegalArgumentException(
            "plans[%d] says %s, the shards make it %s".formatted(i, stated.get(i), found.get(i)));
      }
    }
  }

  private static ReadingPlan plan(JsonFields fields) {
    return new ReadingPlan(
        new Processes(fields.count("processes"), fields.texts("slices", slice -> slice)),
        fields.count("batch"),
        fields.objects("splits", ManifestReader::part));
  }

  private static ReadingPlan.Part part(JsonFields fields) {
    return new ReadingPlan.Part(
        fields.text("name"),
        fields.count("files"),
        fields.whole("records"),
        fields.whole("steps"),
        fields.whole("unused"));
  }

  private static RemainderPolicy policy(String word) {
    for (RemainderPolicy policy : RemainderPolicy.values()) {
      if (ManifestWriter.word(policy).equals(word)) {
        return policy;
      }
    }
    throw new IllegalArgumentException("there is no remainder policy " + Wording.shown(word));
  }

  private static Input input(JsonFields fields) {
    return new Input(
        fields.text("source"),
        fields.text("licence"),
        fields.whole("records"),
        new InputFile(
            fields.text("file"), fields.whole("bytes"), fields.parsed("digest", Sha256::new)));
  }

  private static SourceTally source(JsonFields fields) {
    return new SourceTally(
        fields.text("name"),
        fields.text("licence"),
        new Tally(
            fields.whole("read"),
            fields.whole("kept"),
            fields.wholesByName("dropped"),
            fields.wholesByName("quarantined")));
  }

  private static SplitEntry split(JsonFields fields) {
    JsonFields classes = fields.child("classes");
    return new SplitEntry(
        fields.text("name"),
        new Size(fields.whole("records"), fields.count("files"), fields.whole("bytes")),
        new Classes(
            classes.wholesByName("before"),
            classes.wholesByName("after"),
            classes.numbersByName("weights")));
  }

  private static Shard shard(JsonFields fields, Compression compression) {
    return new Shard(
        fields.text("split"),
        fields.whole("records"),
        compression,
        new FileEntry(
            fields.text("file"), fields.whole("bytes"), fields.parsed("sha256", Sha256::new)),
        new FileEntry(
            fields.text("index"),
            fields.whole("indexBytes"),
            fields.parsed("indexSha256", Sha256::new)));
  }

  private static FileEntry file(JsonFields fields) {
    return new FileEntry(
        fields.text("path"), fields.whole("bytes"), fields.parsed("sha256", Sha256::new));
  }
}
