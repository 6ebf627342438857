package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads whose policy for labels that differ cannot be. */
class ConflictMistakesTest {
  private static final String LABEL = "\nfeatures: {damage: {as: class}}";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"drop_all", "majority", "quarantine"})
  void withoutALabelNoPolicyCanBeFollowed(String policy) {
    SpecText.assertRefused(
        folder,
        SpecText.with("dedup: {exact: {on: [weight]}, conflicts: " + policy + "}"),
        "spec.yaml:13:1: dedup.conflicts: needs a label, and the spec names none (give balance.by,"
            + " or a feature as: class)");
  }

  @Test
  void aPolicyThatNeverAppliesIsRefused() {
    SpecText.assertRefused(
        folder,
        SpecText.with("dedup: {conflicts: majority}" + LABEL),
        "spec.yaml:13:1: dedup.conflicts: never applies: damage is in exact.on, so equal records"
            + " have equal labels (list the other fields in exact.on)");
  }

  @Test
  void aPolicyThatAppliesIsNot() {
    assertThat(policy("dedup: {exact: {on: [weight]}, conflicts: drop_all}" + LABEL))
        .isEqualTo(DedupSpec.Conflicts.DROP_ALL);
    assertThat(policy("dedup: {exact: {normalise: [case]}, conflicts: quarantine}" + LABEL))
        .isEqualTo(DedupSpec.Conflicts.QUARANTINE);
    assertThat(policy("dedup: {near: {text: [damage]}, conflicts: majority}" + LABEL))
        .isEqualTo(DedupSpec.Conflicts.MAJORITY);
  }

  @Test
  void toKeepOneNeedsNoLabel() {
    assertThat(policy("dedup: {conflicts: keep}")).isEqualTo(DedupSpec.Conflicts.KEEP);
  }

  @Test
  void anotherPolicyIsNotKnown() {
    SpecText.assertRefused(
        folder,
        SpecText.with("dedup: {conflicts: ask}"),
        "spec.yaml:13:9: dedup.conflicts: must be one of keep, drop_all, majority, quarantine, is"
            + " ask");
  }

  @Test
  void everyRecordIsNoFlood() {
    SpecText.assertRefused(
        folder,
        SpecText.with("dedup: {flood: 1}"),
        "spec.yaml:13:9: dedup.flood: must be from 2 to 1000000000, is 1");
  }

  private DedupSpec.Conflicts policy(String more) {
    return SpecText.read(folder, SpecText.with(more)).dedup().orElseThrow().conflicts();
  }
}
