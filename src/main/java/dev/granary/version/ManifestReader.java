package dev.granary.version;

import dev.granary.record.RecordId;

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
        fields.whole("seed"));
  }

  private static Layout layout(JsonFields fields) {
    Compression compression = fields.parsed("compression", Compression::of);
    return new Layout(
        fields.objects("splits", ManifestReader::split),
        fields.objects("shards", shard -> shard(shard, compression)),
        fields.counts("processes"),
        fields.texts("remainder", RecordId::parse));
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
