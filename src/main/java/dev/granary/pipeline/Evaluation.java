package dev.granary.pipeline;

import dev.granary.coding.DataCoder;
import dev.granary.decontaminate.DecontaminatePlan;
import dev.granary.decontaminate.EvaluationIndex;
import dev.granary.storage.Durability;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;

/**
 * All evaluation files of a run, read once and kept in files of the run: workers read what was made
 * of them, so that all see the same however long the run takes.
 */
record Evaluation(
    EvaluationIndex index, ItemTexts texts, Snippets snippets, Benchmarks benchmarks) {
  private static final int MOST_BYTES = 1 << 24;

  void write(RunPlaces places) throws IOException {
    put(places, places.evaluationIndex(), EvaluationIndex.CODER, index);
    put(places, places.evaluationTexts(), ItemTexts.CODER, texts);
    put(places, places.evaluationSnippets(), Snippets.CODER, snippets);
    try (OutputStream out = places.storage().create(places.benchmarks(), Durability.DURABLE)) {
      out.write(benchmarks.bytes());
    }
  }

  static Benchmarks benchmarks(RunPlaces places) throws IOException {
    return Benchmarks.parse(places.storage().read(places.benchmarks(), MOST_BYTES));
  }

  static ItemTexts texts(RunPlaces places) throws IOException {
    return get(places, places.evaluationTexts(), ItemTexts.CODER);
  }

  static Snippets snippets(RunPlaces places) throws IOException {
    return get(places, places.evaluationSnippets(), Snippets.CODER);
  }

  /** Where workers find the index. */
  record Index(RunPlaces places) implements DecontaminatePlan.IndexSource {
    @Override
    public EvaluationIndex open() throws IOException {
      return get(places, places.evaluationIndex(), EvaluationIndex.CODER);
    }
  }

  private static <T> void put(RunPlaces places, String path, DataCoder<T> coder, T value)
      throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(places.storage().create(path, Durability.DURABLE))) {
      coder.encode(value, out);
    }
  }

  private static <T> T get(RunPlaces places, String path, DataCoder<T> coder) throws IOException {
    try (BufferedInputStream in =
        new BufferedInputStream(Channels.newInputStream(places.storage().open(path)))) {
      return coder.decode(in);
    }
  }
}
