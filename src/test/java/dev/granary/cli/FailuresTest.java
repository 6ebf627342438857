package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.granary.pipeline.FindInputs;
import dev.granary.pipeline.inprocess.InProcessRunner;
import dev.granary.pipeline.inprocess.StageListener;
import dev.granary.spec.Specs;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Versions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
  @TempDir Path folder;

  @Test
  void aBadSpecIsInvalidAndKeepsItsLines() {
    Throwable bad = catchThrowable(() -> Specs.read(folder.resolve("none.yaml")));

    assertThat(Failures.of(bad))
        .isEqualTo(new Failure(ExitCode.INVALID, String.valueOf(bad.getMessage())));
  }

  @Test
  void missingInputMayCome() throws IOException {
    Sightings sightings = Sightings.in(folder);
    Files.delete(sightings.input());
    Throwable missing =
        catchThrowable(
            () ->
                FindInputs.of(
                    new LocalStorage(), Specs.read(sightings.spec()).spec(), folder.toString()));

    Failure failure = Failures.of(missing);

    assertThat(failure.exit()).isEqualTo(ExitCode.MISSING_INPUT);
    assertThat(failure.message()).startsWith("source log: no file matches " + folder);
  }

  @Test
  void aVersionThatIsNotThereIsNotFound() {
    Throwable none =
        catchThrowable(
            () -> Versions.of(new LocalStorage(), folder.toString(), "birds").resolve("latest"));

    assertThat(Failures.of(none))
        .isEqualTo(
            new Failure(
                ExitCode.NOT_FOUND, "No version of birds is published under " + folder + "."));
  }

  @Test
  void aStorageFailureBelowOtherExceptionsIsTheMachines() {
    Throwable wrapped =
        new IllegalStateException(
            "outer", new UncheckedIOException(new AccessDeniedException("/data/out")));

    assertThat(Failures.of(wrapped))
        .isEqualTo(
            new Failure(
                ExitCode.INFRASTRUCTURE,
                "/data/out: permission denied. Look at who owns it, and as whom this runs."));
  }

  @Test
  void aFailedStepTellsItsNameAndTheRootOfIt() {
    Throwable failed =
        catchThrowable(
            () -> runWith(new Throwing(new IOException("/data/x: No space left on device"))));

    assertThat(Failures.of(failed))
        .isEqualTo(
            new Failure(
                ExitCode.INFRASTRUCTURE,
                "step 'Write it': /data/x: No space left on device: the disk is full. Free some"
                    + " space, or name another disk as temporary or root in the environment, and"
                    + " run again."));
  }

  @Test
  void aFaultOfTheProgramIsABugEvenBelowAStep() {
    Throwable failed =
        catchThrowable(
            () -> runWith(new Throwing(new IllegalStateException("no plan for split 3"))));

    assertThat(Failures.of(failed))
        .isEqualTo(
            new Failure(
                ExitCode.BUG,
                "step 'Write it': this is a bug in Granary: IllegalStateException: no plan for"
                    + " split 3. Nothing was published. Run it again with --stacktrace to see"
                    + " where, and report it."));
  }

  @Test
  void aLibrarysWordsAreNotRepeatedSinceTheyMayQuoteARecord() {
    Throwable bug = catchThrowable(() -> Long.parseLong("4929-1234-5678"));

    Failure failure = Failures.of(bug);

    assertThat(failure.exit()).isEqualTo(ExitCode.BUG);
    assertThat(failure.message())
        .contains("NumberFormatException in java.base/java.lang.NumberFormatException")
        .doesNotContain("4929");
  }

  @Test
  void memoryThatIsUsedUpIsTheMachinesAndTheMessageHelps() {
    Failure failure = Failures.of(new IllegalStateException(new OutOfMemoryError("Java heap")));

    assertThat(failure.exit()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(failure.message()).contains("(Java heap)").contains("GRANARY_JAVA_OPTS=-Xmx8g");
  }

  @Test
  void aCircleOfCausesEnds() {
    Exception one = new Exception("one");
    Exception two = new Exception("two", one);
    one.initCause(two);

    assertThat(Failures.of(two).exit()).isEqualTo(ExitCode.BUG);
  }

  private static void runWith(DoFn<Integer, Integer> step) {
    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(InProcessRunner.class);
    Pipeline pipeline = Pipeline.create(options);
    pipeline.apply(Create.of(1)).apply("Write it", ParDo.of(step));
    InProcessRunner.create(options, StageListener.NONE).run(pipeline).waitUntilFinish();
  }

  private static final class Throwing extends DoFn<Integer, Integer> {
    private final Exception failure;

    Throwing(Exception failure) {
      this.failure = failure;
    }

    @ProcessElement
    public void write(@Element Integer element) throws Exception {
      if (element == 1) {
        throw failure;
      }
    }
  }
}
