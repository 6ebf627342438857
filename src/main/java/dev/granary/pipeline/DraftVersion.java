package dev.granary.pipeline;

import dev.granary.shard.WrittenShard;
import dev.granary.spec.SourceSpec;
import dev.granary.spec.Spec;
import dev.granary.version.Build;
import dev.granary.version.Classes;
import dev.granary.version.Draft;
import dev.granary.version.FileEntry;
import dev.granary.version.Input;
import dev.granary.version.InputFile;
import dev.granary.version.Layout;
import dev.granary.version.Readers;
import dev.granary.version.Remainder;
import dev.granary.version.Sha256;
import dev.granary.version.Shard;
import dev.granary.version.Size;
import dev.granary.version.SourceTally;
import dev.granary.version.SplitEntry;
import dev.granary.version.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the books into the form that a manifest has. */
final class DraftVersion {
  private final Books books;
  private final Spec spec;

  DraftVersion(Books books) {
    this.books = books;
    spec = books.spec();
  }

  Draft of(String runKey, String codeVersion) {
    Build build =
        new Build(spec.dataset(), new Sha256(spec.digest()), codeVersion, runKey, spec.seed());
    return new Draft(build, inputs(), tallies(), layout());
  }

  private List<Input> inputs() {
    return books.files().stream()
        .map(
            totals -> {
              SourceSpec source = spec.sources().get(totals.file().source());
              InputFile file =
                  new InputFile(
                      totals.file().name(), totals.file().bytes(), new Sha256(totals.digest()));
              return new Input(source.name(), source.licence(), totals.read(), file);
            })
        .toList();
  }

  private List<SourceTally> tallies() {
    List<SourceTally> tallies = new ArrayList<>();
    for (int number = 0; number < spec.sources().size(); number++) {
      SourceSpec source = spec.sources().get(number);
      Tally tally = Tally.of(books.read(number), books.reasons(number));
      tallies.add(new SourceTally(source.name(), source.licence(), tally));
    }
    return tallies;
  }

  private Layout layout() {
    List<SplitEntry> splits = new ArrayList<>();
    List<Shard> shards = new ArrayList<>();
    for (int split = 0; split < spec.splits().shares().size(); split++) {
      String name = spec.splits().shares().get(split).name();
      List<WrittenShard> written = books.shards(split);
      Size size =
          new Size(
              written.stream().mapToLong(WrittenShard::records).sum(),
              written.size(),
              written.stream().mapToLong(WrittenShard::bytes).sum());
      splits.add(new SplitEntry(name, size, classes(split)));
      written.forEach(shard -> shards.add(shard(name, shard)));
    }
    return new Layout(
        splits,
        shards,
        new Readers(spec.shards().processes(), spec.shards().globalBatch()),
        new Remainder(spec.shards().remainder(), books.facts().remainder()));
  }

  private Shard shard(String split, WrittenShard written) {
    FileEntry data = new FileEntry(written.name(), written.bytes(), new Sha256(written.sha256()));
    FileEntry index =
        new FileEntry(
            WrittenShard.indexOf(written.name()),
            Shard.indexBytes(written.records()),
            new Sha256(written.indexSha256()));
    return new Shard(split, written.records(), Plans.compression(spec), data, index);
  }

  private Classes classes(int split) {
    SortedMap<String, Long> after = new TreeMap<>(books.classes(books.facts().after(), split));
    return new Classes(
        new TreeMap<>(books.classes(books.facts().before(), split)), after, weights(after));
  }

  /** The weight of a class is what makes all classes weigh the same, with a mean of 1. */
  static SortedMap<String, Double> weights(Map<String, Long> classes) {
    SortedMap<String, Double> weights = new TreeMap<>();
    long records = classes.values().stream().mapToLong(Long::longValue).sum();
    classes.forEach(
        (label, count) -> weights.put(label, (double) records / classes.size() / count));
    return weights;
  }
}
