package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingChangesTest {
  @TempDir Path folder;

  @Test
  void specsThatSayTheSameHaveNoChanges() {
    assertThat(changes(SpecText.SMALLEST, SpecText.with("limits: {depth: 64}"))).isEmpty();
  }

  @Test
  void aSettingIsToldWithBothValues() {
    assertThat(changes(SpecText.SMALLEST, SpecText.with("limits: {depth: 63}")))
        .containsExactly("limits.depth: 64 -> 63");
  }

  @Test
  void anItemOfASourceIsToldByTheNameOfTheSource() {
    assertThat(changes(SpecText.SMALLEST, SpecText.source("nulls: [NA]")))
        .containsExactly("sources[faa].nulls: [\"\"] -> [\"NA\"]");
  }

  @Test
  void aSectionThatOnlyOneHasIsToldWhole() {
    assertThat(changes(SpecText.SMALLEST, SpecText.with("dedup: {}")))
        .singleElement()
        .asString()
        .startsWith("dedup: absent -> {\"conflicts\":\"keep\",\"exact\":");
    assertThat(changes(SpecText.with("splits: {test: 1}"), SpecText.SMALLEST))
        .containsExactly("splits.test: 1 -> absent", "splits.train: absent -> 1");
  }

  @Test
  void theOrderOfFieldsIsASetting() {
    String weightFirst =
        SpecText.replacing("  weight: {type: float}\n", "")
            .replace("schema:\n", "schema:\n  weight: {type: float}\n");

    assertThat(changes(SpecText.SMALLEST, weightFirst))
        .containsExactly(
            "order of features: damage, speed, weight -> weight, damage, speed",
            "order of schema: damage, speed, weight -> weight, damage, speed");
  }

  @Test
  void aSourceWithoutAKeyHasRecordsThatAreTheirContent() {
    ResolvedSpec keyed = SpecText.read(folder, SpecText.source("key: [damage]")).resolved();

    assertThat(keyed.hasKey("faa")).isTrue();
    assertThat(keyed.hasKey("other")).isFalse();
    assertThat(SpecText.read(folder, SpecText.SMALLEST).resolved().hasKey("faa")).isFalse();
  }

  private List<String> changes(String before, String after) {
    ResolvedSpec earlier = SpecText.read(folder, before).resolved();
    return earlier.changesTo(SpecText.read(folder, after).resolved()).stream()
        .map(
            change ->
                change.path()
                    + ": "
                    + change.before().orElse("absent")
                    + " -> "
                    + change.after().orElse("absent"))
        .toList();
  }
}
