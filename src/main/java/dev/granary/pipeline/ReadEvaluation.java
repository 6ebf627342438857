package dev.granary.pipeline;

import dev.granary.decontaminate.EvaluationItem;
import dev.granary.decontaminate.IndexBuilder;
import dev.granary.read.BlockReader;
import dev.granary.read.BlockSummary;
import dev.granary.read.FileBlock;
import dev.granary.read.FileBlocks;
import dev.granary.read.FileDigest;
import dev.granary.read.SourceFile;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Presence;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.spec.DecontaminateSpec;
import dev.granary.spec.DecontaminateSpec.Benchmark;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.storage.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the evaluation files of a spec, before anything else of a run is done. */
final class ReadEvaluation {
  private final Storage storage;
  private final Spec spec;
  private final String specDirectory;
  private final IndexBuilder index;
  private final List<String> beginnings = new ArrayList<>();
  private final Snippets.Sample snippets = new Snippets.Sample();

  private ReadEvaluation(
      Storage storage, Spec spec, DecontaminateSpec decontaminate, String specDirectory) {
    this.storage = storage;
    this.spec = spec;
    this.specDirectory = specDirectory;
    index = new IndexBuilder(decontaminate.ngram(), decontaminate.floor());
  }

  /**
   * What the spec names, if it names any.
   *
   * @throws MissingInput if there is no such file, or no item in it
   * @throws BadEvaluation if a file cannot be used
   */
  static Optional<Evaluation> of(Storage storage, Spec spec, String specDirectory)
      throws IOException {
    if (spec.decontaminate().isEmpty()) {
      return Optional.empty();
    }
    DecontaminateSpec decontaminate = spec.decontaminate().get();
    return Optional.of(
        new ReadEvaluation(storage, spec, decontaminate, specDirectory)
            .read(decontaminate.against()));
  }

  private Evaluation read(List<Benchmark> against) throws IOException {
    List<Benchmarks.Benchmark> told = new ArrayList<>();
    for (int number = 0; number < against.size(); number++) {
      told.add(read(number, against.get(number)));
    }
    return new Evaluation(
        index.build(), new ItemTexts(beginnings), snippets.taken(), new Benchmarks(told));
  }

  private Benchmarks.Benchmark read(int number, Benchmark benchmark) throws IOException {
    List<Benchmarks.EvaluationFile> told = new ArrayList<>();
    BenchmarkItems items = new BenchmarkItems(benchmark, item -> take(number, item));
    for (StoredFile file : filesOf(benchmark)) {
      told.add(read(file, benchmark, items));
    }
    if (items.count() == 0) {
      throw new MissingInput(
          "benchmark %s has no item: %s; nothing was read. If it is still to be delivered, run again later."
              .formatted(benchmark.name(), String.join(", ", benchmark.files())));
    }
    items.requireFields();
    return new Benchmarks.Benchmark(benchmark.name(), items.count(), items.unprotected(), told);
  }

  private IndexBuilder.Added take(int benchmark, BenchmarkItems.Item item) {
    IndexBuilder.Added added =
        index.add(new EvaluationItem(benchmark, item.number(), item.question(), item.answer()));
    if (added == IndexBuilder.Added.PROTECTED) {
      beginnings.add(ItemTexts.beginning(item.question()));
      if (spec.selfTest() == Spec.SelfTest.ON) {
        snippets.offer(item.question(), item.answer());
      }
    }
    if (index.isTooLarge()) {
      throw new BadEvaluation(
          "the evaluation files have more than %,d n-grams, which would take more than %d MiB of every worker; nothing was read. Hold the data against fewer files at a time."
              .formatted(IndexBuilder.MOST_GRAMS, (IndexBuilder.MOST_GRAMS * 28L) >> 20));
    }
    return added;
  }

  private Iterable<StoredFile> filesOf(Benchmark benchmark) throws IOException {
    TreeMap<String, StoredFile> files = new TreeMap<>();
    for (String pattern : benchmark.files()) {
      storage.list(pattern).forEach(file -> files.put(file.path(), file));
    }
    if (files.isEmpty()) {
      throw new MissingInput(
          "benchmark %s: no file matches %s; nothing was read. If it is still to be delivered, run again later."
              .formatted(benchmark.name(), String.join(", ", benchmark.files())));
    }
    return files.values();
  }

  private Benchmarks.EvaluationFile read(
      StoredFile stored, Benchmark benchmark, BenchmarkItems items) throws IOException {
    String name = InputPath.nameOf(stored.path(), specDirectory);
    SourceFile file = new SourceFile(0, 0, stored.path(), name, stored.bytes());
    BlockReader reader = new BlockReader(storage, schema(benchmark), spec.limits());
    List<byte[]> pieces = new ArrayList<>();
    long lines = 0;
    for (FileBlock block :
        FileBlocks.of(storage, file, benchmark.format(), spec.limits(), Integer.MAX_VALUE)) {
      items.begin(name, lines);
      BlockSummary summary = reader.read(block, items);
      pieces.addAll(summary.pieces());
      lines += summary.lines();
    }
    return new Benchmarks.EvaluationFile(name, stored.bytes(), FileDigest.of(pieces));
  }

  /** The fields of an item: those of its question, then that of its answer. */
  private static Schema schema(Benchmark benchmark) {
    List<Field> fields = new ArrayList<>();
    benchmark.question().forEach(column -> fields.add(field(column)));
    benchmark.answer().ifPresent(column -> fields.add(field(column)));
    return new Schema(fields);
  }

  private static Field field(String column) {
    return new Field(
        column, column, FieldType.STRING, Presence.OPTIONAL, Sensitivity.PLAIN, Rules.NONE);
  }
}
