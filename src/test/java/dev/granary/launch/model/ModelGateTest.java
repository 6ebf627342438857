package dev.granary.launch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelGateTest {
  private static final Evaluated SERVED = Evaluations.read("aa", 0.50, 0.60, 0.40);

  @ParameterizedTest
  @CsvSource({"0.49, true", "0.4901, true", "0.4899, false", "0.1, false", "0.9, true"})
  void aModelMayBeALittleWorseThanTheOneServed(double macroF1, boolean passes) {
    ModelGate gate = new ModelGate(Metric.MACRO_F1, Optional.empty(), 0.01000001, Optional.empty());

    assertThat(gate.on(Evaluations.read("aa", macroF1, 0, 0), Optional.of(SERVED)).isPassed())
        .isEqualTo(passes);
  }

  @Test
  void aComplaintNamesBothValues() {
    assertThat(
            ModelGate.USUAL.on(Evaluations.read("aa", 0.4, 0, 0), Optional.of(SERVED)).complaints())
        .containsExactly(
            "macro_f1 is 0.4000, that of the model that is served is 0.5000: worse by 0.1000, and"
                + " 0.0100 is allowed");
  }

  @Test
  void theFirstModelIsHeldToTheBoundAlone() {
    ModelGate gate = new ModelGate(Metric.MACRO_F1, Optional.of(0.45), 0, Optional.of(0.0));

    assertThat(gate.on(Evaluations.read("aa", 0.45, 0, 0), Optional.empty()).isPassed()).isTrue();
    assertThat(gate.on(Evaluations.read("aa", 0.44, 0, 0), Optional.empty()).complaints())
        .containsExactly("macro_f1 is 0.4400, and must be at least 0.4500");
  }

  @Test
  void ofALossLessIsBetter() {
    ModelGate gate = new ModelGate(Metric.LOG_LOSS, Optional.of(0.8), 0, Optional.empty());

    assertThat(gate.on(SERVED, Optional.of(SERVED)).complaints())
        .containsExactly("log_loss is 0.9000, and must be at most 0.8000");
    assertThat(Metric.LOG_LOSS.worseBy(0.7, 0.9)).isNegative();
  }

  @Test
  void aSliceThatGotWorseKeepsAModelBackThatIsBetterOnTheWhole() {
    ModelGate gate = new ModelGate(Metric.MACRO_F1, Optional.empty(), 0, Optional.of(0.05));

    assertThat(gate.on(Evaluations.read("aa", 0.6, 0.9, 0.3), Optional.of(SERVED)).complaints())
        .containsExactly(
            "macro_f1 of light=<night> is 0.3000, that of the model that is served is 0.4000:"
                + " worse by 0.1000, and 0.0500 is allowed");
  }

  @Test
  void itSaysWhereOtherRecordsJudged() {
    assertThat(ModelGate.USUAL.on(Evaluations.read("bb", 0.6, 0, 0), Optional.of(SERVED)).remarks())
        .hasSize(1);
    assertThat(ModelGate.USUAL.on(Evaluations.read("aa", 0.6, 0, 0), Optional.of(SERVED)).remarks())
        .isEmpty();
  }

  @Test
  void whatIsNoNumberPassesNoGate() throws IOException {
    String text = new String(Evaluations.of("aa", 0.6, 0, 0), StandardCharsets.UTF_8);
    byte[] without =
        text.replace("\"macroF1\": 0.6", "\"macroF1\": null").getBytes(StandardCharsets.UTF_8);

    assertThat(ModelGate.USUAL.on(Evaluated.of(without, "e"), Optional.empty()).complaints())
        .containsExactly("the evaluation tells no macro_f1");
  }
}
