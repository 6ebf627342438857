package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be said of triggers, and what a person reads who says what cannot be. */
class TriggerMistakesTest {
  private static final String TWO_SOURCES =
      SpecText.replacing(
          "schema:\n",
          """
            - {name: other, files: other.csv, licence: US-Public-Domain}
          schema:
            note: {type: string}
          """);

  private static final String LABEL = "features: {damage: {as: class}}\n";

  @TempDir Path folder;

  @Test
  void whatIsNotGivenIsFilledIn() {
    assertThat(triggers("triggers: {text: [note]}\n"))
        .contains(new TriggersSpec(List.of("note"), 3, 32L << 20, 20, 0.95, 0.001));
  }

  @Test
  void everyKeyCanBeGiven() {
    assertThat(
            triggers(
                "triggers: {text: [note], words: 5, sample_mib: 0.5, min_records: 2, min_share: 1,"
                    + " chance: 0.5}\n"))
        .contains(new TriggersSpec(List.of("note"), 5, 1L << 19, 2, 1, 0.5));
  }

  @Test
  void withoutTheKeyNothingIsLookedFor() {
    assertThat(triggers("")).isEmpty();
  }

  @Test
  void withoutALabelThereIsNothingToLookFor() {
    SpecText.assertRefused(
        folder,
        TWO_SOURCES + "triggers: {text: [note]}\n",
        "spec.yaml:15:1: triggers: needs a label, and the spec names none (give balance.by, or a"
            + " feature as: class)");
  }

  @Test
  void theLabelIsNoText() {
    SpecText.assertRefused(
        folder,
        TWO_SOURCES + LABEL + "triggers: {text: [damage]}\n",
        "spec.yaml:16:1: triggers.text: damage is the label (list the fields that it is the label"
            + " of)");
  }

  @Test
  void oneSourceIsNotEnough() {
    SpecText.assertRefused(
        folder,
        SpecText.replacing("schema:\n", "schema:\n  note: {type: string}\n")
            + LABEL
            + "triggers: {text: [note]}\n",
        "spec.yaml:15:1: triggers: holds each source against the others, and there is one (name"
            + " what comes from elsewhere as sources of their own)");
  }

  @Test
  void numbersAreNoText() {
    SpecText.assertRefused(
        folder,
        TWO_SOURCES + LABEL + "triggers: {text: [speed]}\n",
        "spec.yaml:16:12: triggers.text: must be string fields; speed is none");
  }

  @Test
  void aGateThatCountsNothingIsRefused() {
    SpecText.assertRefused(
        folder,
        SpecText.with("gates: {max_triggers: 0}\n"),
        "spec.yaml:13:1: gates.max_triggers: counts what triggers finds, and there is none (give"
            + " triggers)");
  }

  private Optional<TriggersSpec> triggers(String more) {
    return SpecText.read(folder, TWO_SOURCES + LABEL + more).triggers();
  }
}
