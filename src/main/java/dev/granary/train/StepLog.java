package dev.granary.train;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.ndarray.Shape;

/**
 * Tells of the steps: to the launcher, to TensorBoard and, where asked, which records were read.
 */
final class StepLog implements Closeable {
  private static final int EVENTS_EVERY = 10;

  private final Progress progress;
  private final LearningRate learningRate;
  private final long last;
  private final boolean isFirst;
  private final EventFile events;
  private final Optional<BufferedWriter> batches;
  private final Tally sinceLine = new Tally();
  private final Tally sinceEvent = new Tally();

  private StepLog(WorkerSettings settings, TrainingPlan plan, EventFile events, Progress progress)
      throws IOException {
    this.progress = progress;
    this.learningRate = plan.learningRate();
    this.last = plan.training().steps() - 1;
    this.isFirst = settings.cluster().isFirst();
    this.events = events;
    this.batches =
        settings.recordBatches()
            ? Optional.of(batches(settings.directory().resolve("batches"), settings.cluster()))
            : Optional.empty();
  }

  static StepLog open(WorkerSettings settings, TrainingPlan plan, long step, Surroundings around)
      throws IOException {
    Path directory = settings.directory().resolve("events/process-" + settings.cluster().process());
    return new StepLog(
        settings, plan, EventFile.open(directory, step, around.clock()), around.progress());
  }

  /** Steps since something was told. */
  private static final class Tally {
    private StepTimes times = StepTimes.NONE;
    private long steps;
    private long examples;

    void add(StepTimes more, long read) {
      times = times.plus(more);
      steps++;
      examples += read;
    }

    void clear() {
      times = StepTimes.NONE;
      steps = 0;
      examples = 0;
    }

    double examplesPerSecond() {
      return times.seconds() == 0 ? 0 : examples / times.seconds();
    }

    double eachSeconds(long nanos) {
      return nanos / 1e9 / steps;
    }
  }

  void done(Batch batch, float loss, StepTimes times) throws IOException {
    Shape read = batch.examples().shape();
    sinceLine.add(times, read.get(0));
    sinceEvent.add(times, read.get(0));
    if (batches.isPresent()) {
      batches.get().write(batch.step() + " " + String.join(" ", batch.ids()) + "\n");
      batches.get().flush();
    }
    if (batch.step() == last || progress.wantsStep()) {
      progress.step(line(batch.step(), loss));
      sinceLine.clear();
    }
    if (batch.step() == last || batch.step() % EVENTS_EVERY == 0) {
      events.add(batch.step(), values(batch.step(), loss));
      sinceEvent.clear();
    }
  }

  private ObjectNode line(long step, float loss) {
    return Progress.event("step")
        .put("step", step)
        .put("loss", loss)
        .put("learningRate", learningRate.at(step))
        .put("examplesPerSecond", sinceLine.examplesPerSecond())
        .put("inputWaitSeconds", sinceLine.eachSeconds(sinceLine.times.input()))
        .put("computeSeconds", sinceLine.eachSeconds(sinceLine.times.compute()))
        .put("reduceSeconds", sinceLine.eachSeconds(sinceLine.times.reduce()));
  }

  private Map<String, Double> values(long step, float loss) {
    Map<String, Double> values = new LinkedHashMap<>();
    if (isFirst) {
      values.put("loss", (double) loss);
      values.put("learning_rate", (double) learningRate.at(step));
    }
    values.put("examples_per_second", sinceEvent.examplesPerSecond());
    values.put("input_wait_seconds", sinceEvent.eachSeconds(sinceEvent.times.input()));
    values.put("reduce_seconds", sinceEvent.eachSeconds(sinceEvent.times.reduce()));
    return values;
  }

  /** A file for each time that the worker was started. */
  private static BufferedWriter batches(Path directory, Cluster cluster) throws IOException {
    Files.createDirectories(directory);
    for (int attempt = 1; ; attempt++) {
      Path file =
          directory.resolve("process-%d-attempt-%d.txt".formatted(cluster.process(), attempt));
      try {
        return Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW);
      } catch (FileAlreadyExistsException e) {
        // Of an earlier start.
      }
    }
  }

  @Override
  public void close() throws IOException {
    events.close();
    if (batches.isPresent()) {
      batches.get().close();
    }
  }
}
