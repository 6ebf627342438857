package dev.granary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.checker.Checker;
import dev.granary.checker.Records;
import dev.granary.checker.Snapshot;
import dev.granary.checker.Verdict;
import dev.granary.cli.CommandOn;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that publish at once: each entry has one maker, and no version is lost. */
class RacingPublishersTest {
  private static final int ROUNDS = 100;
  private static final int SAMPLED_ROUNDS = 5;
  private static final int MANY_TRIES = 1000;
  private static final int RIVALS = 5;
  private static final int COMMITS = 10;

  @TempDir static Path folder;
  private static Place template;
  private static Records records;

  @BeforeAll
  static void publishTheFirst() throws IOException {
    template = Place.in(folder.resolve("template"));
    SmallStrikes strikes = SmallStrikes.in(folder.resolve("strikes"), 20);
    assertThat(
            new CommandOn(new LocalStorage()).execute(template.run(strikes, "2026-11-10")).exit())
        .isZero();
    records = Records.ofLatest(template.dataset());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20})
  void oneWinsEachEntryAndTheOthersAreToldSo(int count) throws Exception {
    List<Rival> rivals = rivals(count);
    int rounds = Trials.areWhole() ? ROUNDS : SAMPLED_ROUNDS;
    long begin = System.nanoTime();
    try {
      for (int round = 0; round < rounds; round++) {
        Place place = template.copiedTo(folder.resolve(count + "-" + round));
        Snapshot start = place.snapshot();

        List<String> outcomes = raced(rivals, place, 1);

        assertThat(outcomes).filteredOn("Published"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("LostRace"::equals).hasSize(count - 1);
        Verdict verdict = judged(place, start, 2);
        assertThat(verdict.leftovers())
            .as("what the losers made")
            .filteredOn(name -> name.matches("1\\.0\\.[0-9]+"))
            .hasSize(count - 1);
        new LocalStorage().delete(place.folder().toString());
      }
    } finally {
      close(rivals);
    }
    Trials.tell(count + " rivals for one entry", rounds, 0, rounds, begin);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20})
  void whoLosesAnEntryGoesOnWithTheNext(int count) throws Exception {
    List<Rival> rivals = rivals(count);
    int rounds = Trials.areWhole() ? ROUNDS / 10 : 1;
    long begin = System.nanoTime();
    try {
      for (int round = 0; round < rounds; round++) {
        Place place = template.copiedTo(folder.resolve("all-" + count + "-" + round));
        Snapshot start = place.snapshot();

        assertThat(raced(rivals, place, MANY_TRIES)).containsOnly("Published");

        judged(place, start, 1 + count);
        new LocalStorage().delete(place.folder().toString());
      }
    } finally {
      close(rivals);
    }
    Trials.tell(count + " rivals all publish", rounds, 0, rounds, begin);
  }

  @Test
  void fiveTimesTenCommitsAreFiftyVersions() throws Exception {
    Place place = template.copiedTo(folder.resolve("fifty"));
    Snapshot start = place.snapshot();
    List<Rival> rivals = rivals(RIVALS);
    long begin = System.nanoTime();
    try {
      for (int commit = 0; commit < COMMITS; commit++) {
        for (Rival rival : rivals) {
          rival.publish(place, MANY_TRIES);
        }
        // A reader who comes at any time finds everything whole.
        assertThat(checker(place, start).check().violations()).isEmpty();
      }
      for (Rival rival : rivals) {
        for (int commit = 0; commit < COMMITS; commit++) {
          assertThat(rival.hear()).isEqualTo("Published");
        }
      }
    } finally {
      close(rivals);
    }

    judged(place, start, 1 + RIVALS * COMMITS);
    Trials.tell("5 rivals x 10 commits", 1, 0, 1, begin);
  }

  private static List<Rival> rivals(int count) throws IOException {
    List<Rival> rivals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rivals.add(Rival.start());
    }
    return rivals;
  }

  /** Lets all come to the same entry before any may create it. */
  private static List<String> raced(List<Rival> rivals, Place place, int tries) throws IOException {
    for (Rival rival : rivals) {
      rival.goToTheDoor(place, tries);
    }
    for (Rival rival : rivals) {
      assertThat(rival.hear()).isEqualTo(RivalMain.AT_THE_DOOR);
    }
    for (Rival rival : rivals) {
      rival.openTheDoor();
    }
    List<String> outcomes = new ArrayList<>();
    for (Rival rival : rivals) {
      outcomes.add(rival.hear());
    }
    return outcomes;
  }

  private static Verdict judged(Place place, Snapshot start, int versions) throws IOException {
    Verdict verdict = checker(place, start).check();
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.visible()).hasSize(versions);
    return verdict;
  }

  private static Checker checker(Place place, Snapshot start) {
    return Checker.of(place.dataset()).after(start).expecting(records);
  }

  private static void close(List<Rival> rivals) throws IOException {
    for (Rival rival : rivals) {
      rival.close();
    }
  }
}
