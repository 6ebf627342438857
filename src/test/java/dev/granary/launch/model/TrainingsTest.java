package dev.granary.launch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.handoff.Handoff;
import dev.granary.handoff.Handoffs;
import dev.granary.launch.LaunchRefused;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingsTest {
  static final Stamp STAMP = new Stamp(Instant.parse("2026-11-20T02:00:00Z"), "host/user");

  private final Handoff handoff = Handoffs.trained(4, 10, 2, 4, 25);

  @TempDir Path root;
  private Trainings trainings;

  @BeforeEach
  void open() {
    trainings = new Trainings(new LocalStorage(), root.toString(), "birds");
  }

  @Test
  void whatIsRecordedIsReadAsItWas() throws IOException {
    Training training = trainings.begin(handoff, "local", STAMP);

    Account account = trainings.find(training.name()).orElseThrow();

    assertThat(account.training()).isEqualTo(training);
    assertThat(account.training().handoff()).isEqualTo(handoff);
    assertThat(account.starts()).isZero();
    assertThat(trainings.find("1.0.0-999")).isEmpty();
  }

  @Test
  void eachHasANameOfItsOwn() throws Exception {
    ExecutorService many = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Training>> tries = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        tries.add(() -> trainings.begin(handoff, "local", STAMP));
      }
      List<String> names = new ArrayList<>();
      for (Future<Training> begun : many.invokeAll(tries)) {
        names.add(begun.get().name());
      }
      assertThat(names).doesNotHaveDuplicates().contains("1.0.0-001", "1.0.0-012");
    } finally {
      many.shutdownNow();
    }
  }

  @Test
  void ofAStartWithoutAnEndAllStepsCount() throws IOException {
    Training training = trainings.begin(handoff, "local", STAMP);
    int first = trainings.start(training, 2, STAMP);
    trainings.end(training, first, failed(7));
    assertThat(account(training).mostSteps()).isEqualTo(7);
    assertThat(account(training).state()).isEqualTo("failed");

    int second = trainings.start(training, 3, STAMP);
    assertThat(account(training).mostSteps()).isEqualTo(25);
    assertThat(account(training).state()).isEqualTo("at work, or cut off");

    trainings.end(training, second, finished());
    assertThat(account(training).state()).isEqualTo("finished");
    assertThat(account(training).mostSteps()).isEqualTo(25);
    assertThat(account(training).ends()).containsExactly(failed(7), finished());
  }

  @Test
  void ofOneThatFinishedAllStepsCountThoughItsLastStartMadeNone() throws IOException {
    Training training = trainings.begin(handoff, "local", STAMP);
    trainings.start(training, 2, STAMP);
    int second = trainings.start(training, 2, STAMP);
    TrainingEnd last =
        new TrainingEnd(TrainingEnd.Outcome.FINISHED, 1, "", Optional.empty(), STAMP);

    trainings.end(training, second, last);

    assertThat(account(training).mostSteps()).isEqualTo(25);
  }

  @Test
  void aTrainingOfAnotherFolderDoesNotTakeTheNameOfOneHere() throws IOException {
    trainings.begin(handoff, "local", STAMP);
    Trainings elsewhere =
        new Trainings(new LocalStorage(), root.resolve("other").toString(), "birds");
    byte[] others =
        Trainings.recorded(
            elsewhere.begin(handoff, "local", new Stamp(Instant.EPOCH, "host/another")));

    assertThatThrownBy(() -> trainings.goOn(others, "d/training.json", handoff))
        .isInstanceOf(LaunchRefused.class)
        .hasMessageContaining("has a training 1.0.0-001 of its own");
  }

  @Test
  void anEndIsRecordedOnce() throws IOException {
    Training training = trainings.begin(handoff, "local", STAMP);
    int start = trainings.start(training, 2, STAMP);
    trainings.end(training, start, finished());

    trainings.end(training, start, failed(3));

    assertThat(account(training).ends()).containsExactly(finished());
  }

  @Test
  void anotherNumberOfProcessesGoesOn() throws IOException {
    Training training = trainings.begin(handoff, "local", STAMP);

    Training same =
        trainings.goOn(
            Trainings.recorded(training), "training.json", Handoffs.forProcesses(handoff, 2));

    assertThat(same).isEqualTo(training);
  }

  @Test
  void anotherVersionOrAnotherRecipeDoesNot() throws IOException {
    byte[] recorded = Trainings.recorded(trainings.begin(handoff, "local", STAMP));

    assertThatThrownBy(
            () -> trainings.goOn(recorded, "d/training.json", Handoffs.trained(4, 10, 2, 4, 30)))
        .isInstanceOf(LaunchRefused.class)
        .hasMessageContaining("d/training.json is of a training with other settings");
    assertThatThrownBy(
            () -> trainings.goOn(recorded, "d/training.json", Handoffs.ofVersion(handoff, "1.0.1")))
        .isInstanceOf(LaunchRefused.class)
        .hasMessageContaining("birds 1.0.0, not on birds 1.0.1");
  }

  @Test
  void oneThatWasMovedIsRecordedAgain() throws IOException {
    byte[] recorded = Trainings.recorded(trainings.begin(handoff, "local", STAMP));
    Trainings elsewhere =
        new Trainings(new LocalStorage(), root.resolve("moved").toString(), "birds");

    elsewhere.goOn(recorded, "training.json", handoff);

    assertThat(elsewhere.all()).hasSize(1);
  }

  @Test
  void aDamagedRecordIsNamed() throws IOException {
    Training training = trainings.begin(handoff, "local", STAMP);
    Path file = root.resolve("birds/_training/" + training.name() + "/training.json");
    Files.writeString(file, Files.readString(file).replace("\"lanes\"", "\"lines\""));

    assertThatThrownBy(() -> trainings.all())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("training.json");
  }

  private Account account(Training training) throws IOException {
    return trainings.find(training.name()).orElseThrow();
  }

  static TrainingEnd finished() {
    return new TrainingEnd(TrainingEnd.Outcome.FINISHED, 25, "", Optional.empty(), STAMP);
  }

  static TrainingEnd failed(long steps) {
    return new TrainingEnd(
        TrainingEnd.Outcome.FAILED, steps, "disk: full", Optional.empty(), STAMP);
  }
}
