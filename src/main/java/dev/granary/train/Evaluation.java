package dev.granary.train;

import dev.granary.handoff.Feature;
import dev.granary.handoff.RecordPlace;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** Judges a model by every record of a split, each once. */
final class Evaluation {
  private static final int BATCH = 256;
  private static final String MISSING = "(missing)";

  private final InferenceGraph graph;
  private final Opinion opinion;
  private final Model model;
  private final Scores overall;
  private final Map<Feature, SliceScores> slices = new LinkedHashMap<>();
  private long read;

  private Evaluation(InferenceGraph graph, Opinion opinion) {
    this.graph = graph;
    this.opinion = opinion;
    this.model = graph.model();
    this.overall = new Scores(model.target().classes());
    model.slices().forEach(slice -> slices.put(slice, new SliceScores(model.target().classes())));
  }

  /** Tells how many records were read, after each batch. */
  static Evaluation of(InferenceGraph graph, SplitReader reader, LongConsumer told) {
    return of(graph, Opinion.OWN, reader, told);
  }

  /** The same of somebody else's answers, to the same questions. */
  static Evaluation of(
      InferenceGraph graph, Opinion opinion, SplitReader reader, LongConsumer told) {
    Evaluation evaluation = new Evaluation(graph, opinion);
    List<RecordPlace> batch = new ArrayList<>();
    for (int file = 0; file < reader.files().size(); file++) {
      for (long record = 0; record < reader.files().get(file).records(); record++) {
        batch.add(new RecordPlace(file, record));
        if (batch.size() == BATCH) {
          evaluation.add(batch, reader);
          told.accept(evaluation.read);
          batch.clear();
        }
      }
    }
    if (!batch.isEmpty()) {
      evaluation.add(batch, reader);
    }
    return evaluation;
  }

  /** All records, and how many of them had a class and a weight, so that they count. */
  long read() {
    return read;
  }

  Scores overall() {
    return overall;
  }

  Map<Feature, SliceScores> slices() {
    return slices;
  }

  private void add(List<RecordPlace> places, SplitReader reader) {
    byte[][] records = places.stream().map(reader::read).toArray(byte[][]::new);
    try (TString examples = Batch.tensor(records)) {
      add(examples, places, reader);
      read += records.length;
    }
  }

  private void add(TString examples, List<RecordPlace> places, SplitReader reader) {
    Session.Runner runner =
        graph.runner().fetch(graph.probabilities).fetch(graph.labels).fetch(graph.exampleWeights);
    graph.slices.forEach(runner::fetch);
    try (Result result = runner.feed(graph.examples, examples).run()) {
      float[][] probabilities = opinion.probabilities(examples, result);
      TInt64 labels = (TInt64) result.get(1);
      TFloat32 weights = (TFloat32) result.get(2);
      for (int i = 0; i < probabilities.length; i++) {
        int label = (int) labels.getLong(i);
        if (label >= 0 && weights.getFloat(i) > 0) {
          overall.add(label, probabilities[i]);
          addToSlices(result, i, label, probabilities[i]);
        }
      }
    } catch (RuntimeException e) {
      throw Unparsable.named(e, examples, places, model.evaluated(), reader);
    }
  }

  private void addToSlices(Result result, int record, int label, float[] probabilities) {
    for (int slice = 0; slice < model.slices().size(); slice++) {
      Feature feature = model.slices().get(slice);
      SliceScores scores = slices.get(feature);
      if (scores != null) {
        scores.add(value(feature, (TType) result.get(3 + slice), record), label, probabilities);
      }
    }
  }

  private static String value(Feature feature, TType values, int record) {
    if (values instanceof TInt64 integers) {
      long value = integers.getLong(record);
      if (value == ParsedExamples.NO_INTEGER) {
        return MISSING;
      }
      boolean isNamed = value >= 0 && value < feature.labels().size();
      return isNamed ? feature.labels().get((int) value) : Long.toString(value);
    }
    if (values instanceof TFloat32 reals) {
      float value = reals.getFloat(record);
      return Float.isNaN(value) ? MISSING : Float.toString(value);
    }
    byte[] bytes = ((TString) values).asBytes().getObject(record);
    return bytes.length == 0 ? MISSING : text(bytes);
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return "(no text)";
    }
  }
}
