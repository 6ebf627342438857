package dev.granary.pipeline;

import dev.granary.lineage.QuarantineRow;
import dev.granary.read.RecordSink;
import dev.granary.read.RecordsAt;
import dev.granary.read.RecordsAt.Answer;
import dev.granary.read.SourceFile;
import dev.granary.record.RecordId;
import dev.granary.spec.SourceSpec;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads records that were set aside from where they stand in the input, each file once. */
final class FetchSetAside {
  private final Storage storage;
  private final Spec spec;
  private final String specDirectory;

  /**
   * What became of the search for one.
   *
   * @param file where it stands; absent where it is not there any more
   */
  record One(QuarantineRow row, Answer answer, Optional<SourceFile> file) {}

  /** All that were sought, by file and offset. */
  record Fetched(List<One> ones) {
    long count(Answer answer) {
      return ones.stream().filter(one -> one.answer() == answer).count();
    }
  }

  FetchSetAside(Storage storage, Spec spec, String specDirectory) {
    this.storage = storage;
    this.spec = spec;
    this.specDirectory = specDirectory;
  }

  /** Hands those to the sink that are still there. */
  Fetched fetch(List<QuarantineRow> rows, RecordSink sink) throws IOException {
    SortedMap<String, SortedMap<Long, QuarantineRow>> byFile = new TreeMap<>();
    for (QuarantineRow row : rows) {
      byFile
          .computeIfAbsent(row.source() + "\n" + row.place().file(), file -> new TreeMap<>())
          .put(row.place().offset(), row);
    }
    List<One> ones = new ArrayList<>();
    for (SortedMap<Long, QuarantineRow> ofOne : byFile.values()) {
      fetchFrom(ofOne, sink, ones);
    }
    return new Fetched(ones);
  }

  private void fetchFrom(SortedMap<Long, QuarantineRow> rows, RecordSink sink, List<One> ones)
      throws IOException {
    QuarantineRow first = rows.values().iterator().next();
    Optional<Source> source = source(first.source());
    Optional<SourceFile> file =
        source.isEmpty() ? Optional.empty() : file(source.get(), first.place().file());
    if (source.isEmpty() || file.isEmpty()) {
      rows.values().forEach(row -> ones.add(new One(row, Answer.GONE, Optional.empty())));
      return;
    }
    SortedMap<Long, RecordId> known = new TreeMap<>();
    rows.forEach((offset, row) -> known.put(offset, RecordId.parse(row.digest())));
    Map<Long, Answer> answers =
        new RecordsAt(storage, spec.schema(), spec.limits())
            .read(file.get(), source.get().spec().format(), known, sink);
    rows.forEach(
        (offset, row) -> ones.add(new One(row, answers.getOrDefault(offset, Answer.GONE), file)));
  }

  private record Source(int number, SourceSpec spec) {}

  private Optional<Source> source(String name) {
    for (int number = 0; number < spec.sources().size(); number++) {
      if (spec.sources().get(number).name().equals(name)) {
        return Optional.of(new Source(number, spec.sources().get(number)));
      }
    }
    return Optional.empty();
  }

  private Optional<SourceFile> file(Source source, String name) throws IOException {
    String path = InputPath.pathOf(name, specDirectory);
    try {
      long bytes = storage.describe(path).bytes();
      return Optional.of(new SourceFile(0, source.number(), path, name, bytes));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }
}
