package dev.granary.train;

import dev.granary.handoff.Handoff;
import dev.granary.launch.local.GangOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains with one plain session and with one, two and three workers in turn, and reads with our
 * input and TensorFlow's in turn; prints the tables of docs/training.md. Machines differ and are
 * noisy: the ratio within a turn is what to quote.
 */
final class TrainingBench {
  private static final int FILES = 12;
  private static final int BATCH = 768;
  private static final List<Integer> WORKERS = List.of(1, 2, 3);

  private final Path work;
  private final int turns;
  private final Figures figures = new Figures();

  private TrainingBench(Path work, int turns) {
    this.work = work;
    this.turns = turns;
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, String> asked =
        new LinkedHashMap<>(
            Map.of("--turns", "5", "--steps", "300", "--heavy-steps", "60", "--records", "60000"));
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      if (asked.put(arguments[i], arguments[i + 1]) == null) {
        throw new IllegalArgumentException("what is " + arguments[i] + "?");
      }
    }
    Path work = Path.of(arguments[0]).toAbsolutePath();
    Disk.delete(work);
    TrainingBench bench = new TrainingBench(work, number(asked, "--turns"));
    int records = number(asked, "--records") / FILES;
    VersionFixture plain = version(work.resolve("plain"), "none", records);
    bench.train(plain, "light", VersionFixture.table(number(asked, "--steps")));
    bench.train(plain, "heavy", heavy(number(asked, "--heavy-steps")));
    bench.read(plain, "none", records);
    bench.read(version(work.resolve("packed"), "gzip", records), "gzip", records);
    Disk.delete(work);
  }

  private static int number(Map<String, String> asked, String name) {
    return Integer.parseInt(asked.getOrDefault(name, ""));
  }

  private static VersionFixture version(Path directory, String compression, int records)
      throws IOException {
    return new VersionFixture(directory, compression)
        .split("train", FILES, records, 1)
        .split("validation", FILES, 25, 100_000_000);
  }

  /** 1.1 million weights, most of them in one layer. */
  private static Handoff.Training heavy(long steps) {
    Handoff.Training light = VersionFixture.table(steps);
    return new Handoff.Training(
        light.split(),
        light.validation(),
        light.model(),
        light.textFeatures(),
        List.of(1024, 1024),
        light.embedding(),
        light.buckets(),
        light.ngrams(),
        light.optimiser(),
        light.learningRate() / 10,
        light.momentum(),
        light.warmupSteps(),
        light.decay(),
        light.epochs(),
        light.steps(),
        light.classWeights(),
        light.precision(),
        // None while it is measured.
        light.steps());
  }

  private void train(VersionFixture version, String model, Handoff.Training training)
      throws Exception {
    for (int turn = 0; turn < turns; turn++) {
      double plain = plain(handoff(version, 1, training));
      figures.add(model + " plain", BATCH / plain);
      figures.add(model + " plain step", plain * 1e3);
      for (int workers : WORKERS) {
        String name = model + " " + workers;
        StepShares shares = workers(handoff(version, workers, training), workers, training.steps());
        figures.add(name, BATCH / shares.step());
        figures.add(name + " step", shares.step() * 1e3);
        figures.add(name + " ratio", plain / shares.step());
        figures.add(name + " input", 100 * shares.input() / shares.step());
        figures.add(name + " reduce", 100 * shares.reduce() / shares.step());
      }
    }
    System.out.printf("%n%s model, global batch %d, %d turns%n", model, BATCH, turns);
    System.out.println(
        "| | examples a second | ms a step | speed to plain | % waiting for input | % sum and apply"
            + " |");
    System.out.println("|---|---|---|---|---|---|");
    String plain = model + " plain";
    System.out.printf(
        "| plain | %s | %s | 1 | | |%n",
        figures.shown(plain, "%.0f"), figures.shown(plain + " step", "%.2f"));
    for (int workers : WORKERS) {
      String name = model + " " + workers;
      System.out.printf(
          "| workers: %d | %s | %s | %s | %s | %s |%n",
          workers,
          figures.shown(name, "%.0f"),
          figures.shown(name + " step", "%.2f"),
          figures.shown(name + " ratio", "%.2f"),
          figures.shown(name + " input", "%.1f"),
          figures.shown(name + " reduce", "%.1f"));
    }
  }

  private Path handoff(VersionFixture version, int workers, Handoff.Training training)
      throws IOException {
    return version.write(
        work.resolve("handoff.json"), version.handoff(workers, FILES, BATCH, training));
  }

  private static double plain(Path handoff) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dorg.bytedeco.javacpp.nopointergc=true",
                "-cp",
                System.getProperty("java.class.path"),
                PlainTraining.class.getName(),
                handoff.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("plain training ended with " + process.exitValue());
    }
    return Double.parseDouble(printed.strip());
  }

  private StepShares workers(Path handoff, int workers, long steps) throws Exception {
    Path training = work.resolve("training");
    Disk.delete(training);
    String command =
        "exec '%s/bin/java' -Xmx1g -XX:+UseSerialGC -Dorg.bytedeco.javacpp.nopointergc=true dev.granary.train.Worker"
            .formatted(System.getProperty("java.home"));
    Map<String, String> patient =
        Map.of("GRANARY_STEP_SECONDS", "60", "GRANARY_START_SECONDS", "120");
    Job job = Job.start(training, handoff, workers, patient, command);
    GangOutcome outcome = job.outcome(600);
    if (!outcome.equals(new GangOutcome.Finished(0))) {
      throw new IllegalStateException(outcome + ", see " + training.resolve("logs"));
    }
    return StepShares.of(job.lines, steps);
  }

  private void read(VersionFixture version, String compression, int records) throws Exception {
    Handoff handoff = version.handoff(1, FILES, BATCH, VersionFixture.table(1));
    InputContest contest = new InputContest(handoff, (long) FILES * records / BATCH);
    contest.ours();
    contest.tensorFlows();
    for (int turn = 0; turn < turns; turn++) {
      double ours = contest.ours();
      double theirs = contest.tensorFlows();
      figures.add(compression + " ours", ours);
      figures.add(compression + " theirs", theirs);
      figures.add(compression + " ratio", ours / theirs);
    }
    System.out.printf(
        "%ninput alone, %s: ours %s examples a second, tf.data %s, ratio %s%n",
        compression,
        figures.shown(compression + " ours", "%.0f"),
        figures.shown(compression + " theirs", "%.0f"),
        figures.shown(compression + " ratio", "%.2f"));
  }
}
