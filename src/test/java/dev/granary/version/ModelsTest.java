package dev.granary.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
  @TempDir Path directory;
  private Workshop workshop;

  @BeforeEach
  void publishTwo() throws IOException {
    workshop = new Workshop(directory);
    workshop.published("a");
    workshop.published("b");
  }

  @Test
  void theModelPromotedLastIsServed() throws Exception {
    assertThat(models().promoted()).isEmpty();
    assertThat(models().beforePromoted()).isEmpty();

    promote(model("1.0.0", 1));
    promote(model("1.0.1", 1));

    assertThat(models().promoted()).contains(model("1.0.1", 1));
    assertThat(models().beforePromoted()).contains(model("1.0.0", 1));
  }

  @Test
  void whatIsPromotedTwiceIsNotBeforeItself() throws Exception {
    promote(model("1.0.0", 1));
    promote(model("1.0.1", 1));
    promote(model("1.0.1", 1));

    assertThat(models().beforePromoted()).contains(model("1.0.0", 1));
  }

  @Test
  void aRollBackLeadsToTheOneBeforeAndIsNoTargetItself() throws Exception {
    promote(model("1.0.0", 1));
    promote(model("1.0.0", 2));
    promote(model("1.0.1", 1));

    models().rollBack(model("1.0.1", 1), model("1.0.0", 2), "slow", Workshop.STAMP);

    assertThat(models().promoted()).contains(model("1.0.0", 2));
    assertThat(models().beforePromoted()).contains(model("1.0.0", 1));
  }

  @Test
  void oneThatIsNamedComesBackThoughItWasRolledBackFrom() throws Exception {
    promote(model("1.0.0", 1));
    promote(model("1.0.1", 1));
    models().rollBack(model("1.0.1", 1), model("1.0.0", 1), "", Workshop.STAMP);

    models().rollBack(model("1.0.0", 1), model("1.0.1", 1), "it was the other", Workshop.STAMP);

    assertThat(models().promoted()).contains(model("1.0.1", 1));
    assertThat(models().beforePromoted()).contains(model("1.0.0", 1));
  }

  @Test
  void whatWasComparedWithOneThatIsPassedIsNotPromoted() throws Exception {
    Models before = models();
    promote(model("1.0.0", 1));

    assertThatThrownBy(() -> before.promote(model("1.0.1", 1), "", "", Workshop.STAMP))
        .isInstanceOf(Superseded.class)
        .hasMessageContaining("another model of birds was promoted meanwhile");
    assertThat(models().promoted()).contains(model("1.0.0", 1));
  }

  @Test
  void aModelOfAVersionThatIsGoneIsNotPromoted() {
    assertThatThrownBy(() -> promote(model("1.0.9", 1)))
        .isInstanceOf(NoSuchVersion.class)
        .hasMessageContaining("1.0.9");
  }

  @Test
  void versionsAreAsTheyWere() throws Exception {
    promote(model("1.0.0", 1));

    assertThat(workshop.versions()).containsExactly("1.0.1", "1.0.0");
    assertThat(workshop.current()).isEqualTo("1.0.1");
  }

  @Test
  void aTrainingIsNamedByOneFolder() {
    for (String name : List.of("", "..", "a/b", "../x", "a b", ".x", "a\u0000")) {
      assertThatThrownBy(() -> TrainedModel.requireTraining(name))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(TrainedModel.requireTraining("1.0.7-001")).isEqualTo("1.0.7-001");
  }

  static TrainedModel model(String version, int number) {
    return new TrainedModel(
        version + "-00" + number,
        VersionNumber.parse(version),
        Golden.sha256("model " + version + number),
        Golden.sha256("evaluation " + version + number));
  }

  private void promote(TrainedModel model) throws Exception {
    models().promote(model, "", "", Workshop.STAMP);
  }

  private Models models() throws IOException {
    return Models.of(Workshop.DISK, workshop.root(), "birds");
  }
}
