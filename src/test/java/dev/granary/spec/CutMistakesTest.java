package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who asks for cuts that cannot be made. */
class CutMistakesTest {
  private static final String CUT = "decontaminate: {against: [{files: exam.jsonl}], action: cut";

  @TempDir Path folder;

  @Test
  void whatIsNoFeatureCannotBeCut() {
    SpecText.assertRefused(
        folder,
        SpecText.with(CUT + "}\nfeatures: {weight: {as: float}}"),
        "spec.yaml:13:1: decontaminate.text: \"damage\" is no feature, and nothing can be cut out of"
            + " it (with action: cut all of these fields must be features as: bytes)");
  }

  @Test
  void aClassCannotBeCut() {
    SpecText.assertRefused(
        folder,
        SpecText.with(CUT + ", text: [damage]}\nfeatures: {damage: {as: class}}"),
        "spec.yaml:13:1: decontaminate.text: \"damage\" is a feature as a class, and nothing can be"
            + " cut out of it (with action: cut all of these fields must be features as: bytes)");
  }

  @Test
  void settingsOfCutsAreForCuts() {
    SpecText.assertRefused(
        folder,
        SpecText.with("decontaminate: {against: [{files: exam.jsonl}], cut: {around: 5}}"),
        "spec.yaml:13:49: decontaminate.cut: means nothing where nothing is cut (set action: cut)");
  }

  @Test
  void aTextThatIsPublishedAsItIsCanBeCut() throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve("spec.yaml"),
            SpecText.with(CUT + ", cut: {pieces: 3}}\nfeatures: {damage: {as: bytes}}"));

    assertThat(Specs.read(spec).spec().decontaminate().orElseThrow().cut())
        .isEqualTo(new DecontaminateSpec.Cut(200, 3, 200));
  }
}
