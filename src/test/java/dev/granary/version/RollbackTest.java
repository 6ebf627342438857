package dev.granary.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackTest {
  @TempDir Path directory;
  private Workshop workshop;

  @BeforeEach
  void publishThree() throws IOException {
    workshop = new Workshop(directory);
    workshop.published("first");
    workshop.published("second");
    workshop.published("third");
  }

  @Test
  void leadsToTheVersionBefore() throws Exception {
    rollBack(Optional.empty());

    assertThat(workshop.current()).isEqualTo("1.0.1");
    assertThat(workshop.versions()).containsExactly("1.0.2", "1.0.1", "1.0.0");
    assertThat(workshop.dataset().resolve("CURRENT")).hasContent("1.0.1\n");
    assertThat(workshop.history().entries().get(3).event())
        .isEqualTo(
            new HistoryEvent.RolledBack(
                new VersionNumber(1, 0, 2), new VersionNumber(1, 0, 1), "wrong labels"));
  }

  @Test
  void goesFurtherBackASecondTime() throws Exception {
    rollBack(Optional.empty());
    rollBack(Optional.empty());

    assertThat(workshop.current()).isEqualTo("1.0.0");
    assertThatThrownBy(() -> rollBack(Optional.empty()))
        .isInstanceOf(NoSuchVersion.class)
        .hasMessage("1.0.0 is the first version of birds: there is none before it to go back to.");
  }

  @Test
  void leadsToAnyVersionThatIsNamedAndForwardAgain() throws Exception {
    rollBack(Optional.of("1.0.0"));
    assertThat(workshop.current()).isEqualTo("1.0.0");

    rollBack(Optional.of("1.0.2"));
    assertThat(workshop.current()).isEqualTo("1.0.2");
  }

  @Test
  void whatIsPublishedAfterwardsIsCurrentAndHasANumberOfItsOwn() throws Exception {
    rollBack(Optional.empty());
    workshop.published("fourth");

    assertThat(workshop.current()).isEqualTo("1.0.3");
    rollBack(Optional.empty());
    assertThat(workshop.current()).as("what was current before it").isEqualTo("1.0.1");
  }

  @Test
  void changesNothingWhereAnotherVersionBecameCurrentMeanwhile() throws IOException {
    Rollback rollback = rollback();
    Rollback.Move move = rollback.plan(Optional.empty());
    workshop.published("fourth");

    assertThatThrownBy(() -> rollback.perform(move, "wrong labels", Workshop.STAMP))
        .isInstanceOf(Superseded.class)
        .hasMessage(
            "1.0.3 is current now, not 1.0.2: host/user recorded that at 2026-11-20T02:00:00Z."
                + " Nothing was changed; look again.");
    assertThat(workshop.current()).isEqualTo("1.0.3");
  }

  @Test
  void doesNotLeadToAVersionThatLacksAFile() throws IOException {
    Files.delete(workshop.dataset().resolve("1.0.1/CARD.md"));

    assertThatThrownBy(() -> rollBack(Optional.empty()))
        .isInstanceOf(DamagedVersion.class)
        .hasMessage(
            "Version 1.0.1 of birds has not all of its files, or not as long as they were: nothing"
                + " was changed. See what is wrong with: verify --version 1.0.1");
    assertThat(workshop.current()).isEqualTo("1.0.2");
  }

  private void rollBack(Optional<String> asked) throws IOException, Superseded {
    Rollback rollback = rollback();
    rollback.perform(rollback.plan(asked), "wrong labels", Workshop.STAMP);
  }

  private Rollback rollback() {
    return new Rollback(Workshop.DISK, workshop.root(), "birds");
  }
}
