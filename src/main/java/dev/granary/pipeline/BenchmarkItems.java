package dev.granary.pipeline;

import dev.granary.decontaminate.IndexBuilder;
import dev.granary.read.RawRecord;
import dev.granary.read.RecordSink;
import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import dev.granary.spec.DecontaminateSpec.Benchmark;
import java.util.function.Function;

/**
 * The items of one benchmark, as its files are read. An item that cannot be read is a failure: what
 * is not known cannot be kept out.
 */
final class BenchmarkItems implements RecordSink {
  private final Benchmark benchmark;
  private final Function<Item, IndexBuilder.Added> taker;
  private final boolean[] filled;
  private String file = "";
  private long lines;
  private int count;
  private int unprotected;

  /** One item, by its place in the benchmark. */
  record Item(int number, String question, String answer) {}

  BenchmarkItems(Benchmark benchmark, Function<Item, IndexBuilder.Added> taker) {
    this.benchmark = benchmark;
    this.taker = taker;
    filled = new boolean[benchmark.question().size() + (benchmark.answer().isPresent() ? 1 : 0)];
  }

  /** Begins a part of a file, before which so many lines stand. */
  void begin(String name, long linesBefore) {
    file = name;
    lines = linesBefore;
  }

  int count() {
    return count;
  }

  /** How many items are too short to be found. */
  int unprotected() {
    return unprotected;
  }

  @Override
  public void accept(RawRecord where, FieldValues values) {
    StringBuilder question = new StringBuilder();
    int questions = benchmark.question().size();
    for (int field = 0; field < questions; field++) {
      String text = text(where, values, field);
      question.append(question.isEmpty() || text.isEmpty() ? "" : "\n").append(text);
    }
    String answer = benchmark.answer().isPresent() ? text(where, values, questions) : "";
    count++;
    if (taker.apply(new Item(count, question.toString(), answer)) == IndexBuilder.Added.TOO_SHORT) {
      unprotected++;
    }
  }

  @Override
  public void reject(RawRecord where, Reason reason, String evidence) {
    throw refusal(where, reason.sentence() + (evidence.isEmpty() ? "" : " (" + evidence + ")"));
  }

  /** A name that no item has is a mistake in the spec, and would protect from nothing. */
  void requireFields() {
    for (int field = 0; field < filled.length; field++) {
      if (!filled[field]) {
        throw new BadEvaluation(
            "benchmark %s: no item of %s has a \"%s\"; nothing was read. Name the column or member in decontaminate.against."
                .formatted(benchmark.name(), file, column(field)));
      }
    }
  }

  private String text(RawRecord where, FieldValues values, int field) {
    String text =
        switch (values.kind(field)) {
          case MISSING -> "";
          case TEXT, NUMBER -> values.text(field);
          case BOOLEAN -> String.valueOf(values.truth(field));
          case INTEGER -> String.valueOf(values.integer(field));
          case REAL -> String.valueOf(values.real(field));
          case BYTES -> throw refusal(where, "\"" + column(field) + "\" is bytes, not a text");
          case NESTED, LIST ->
              throw refusal(where, "\"" + column(field) + "\" is a list or an object, not a text");
        };
    filled[field] |= !text.isEmpty();
    return text;
  }

  private String column(int field) {
    return field < benchmark.question().size()
        ? benchmark.question().get(field)
        : benchmark.answer().orElseThrow();
  }

  private BadEvaluation refusal(RawRecord where, String what) {
    return new BadEvaluation(
        "evaluation file %s, line %d: %s; nothing was read. Mend the file: an item that cannot be read cannot be kept out."
            .formatted(file, lines + where.line() + 1, what));
  }
}
