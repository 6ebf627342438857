package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against values worked out by hand. */
class ScoresTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Offset<Double> FLOAT = within(1e-6);

  @Test
  void precisionRecallAndF1FollowFromTheConfusion() {
    Scores scores = new Scores(3);
    // Rows are what was; five of the first class, of which three are told right, and so on.
    add(scores, 0, 0, 3);
    add(scores, 0, 1, 2);
    add(scores, 1, 1, 4);
    add(scores, 1, 0, 1);
    add(scores, 2, 1, 2);

    Confusion confusion = scores.confusion();
    assertThat(confusion.accuracy()).isEqualTo(new Proportion(7, 12));
    assertThat(confusion.precision(0)).isEqualTo(new Proportion(3, 4));
    assertThat(confusion.recall(0)).isEqualTo(new Proportion(3, 5));
    assertThat(confusion.f1(0)).isEqualTo(2.0 / 3, EXACT);
    assertThat(confusion.precision(1)).isEqualTo(new Proportion(4, 8));
    assertThat(confusion.f1(1)).isEqualTo(8.0 / 13, EXACT);
    assertThat(confusion.f1(2)).isZero();
    assertThat(confusion.macroF1()).isEqualTo((2.0 / 3 + 8.0 / 13) / 3, EXACT);
  }

  @Test
  void wilsonsIntervalIsThatOfTheTables() {
    Proportion eightOfTen = new Proportion(8, 10);

    assertThat(eightOfTen.low()).isEqualTo(0.490162, within(1e-6));
    assertThat(eightOfTen.high()).isEqualTo(0.943318, within(1e-6));
    assertThat(new Proportion(0, 20).low()).isZero();
    assertThat(new Proportion(0, 20).high()).isEqualTo(0.161125, within(1e-6));
    assertThat(new Proportion(0, 0).high()).isEqualTo(1);
  }

  @Test
  void logLossIsTheMeanOfWhatTheRightClassWasGiven() {
    Scores scores = new Scores(2);
    scores.add(0, new float[] {0.5f, 0.5f});
    scores.add(1, new float[] {0.75f, 0.25f});

    assertThat(scores.logLoss()).isEqualTo((Math.log(2) + Math.log(4)) / 2, FLOAT);
  }

  @Test
  void aSurelyWrongPredictionCostsMuchButNotWithoutEnd() {
    Scores scores = new Scores(2);
    scores.add(1, new float[] {1, 0});

    assertThat(scores.logLoss()).isEqualTo(15 * Math.log(10), within(1e-9));
  }

  @Test
  void theAreaIsTheShareOfPairsInTheRightOrderAndTiesAreHalf() {
    RankCurve curve = new RankCurve();
    curve.addInside(0.9f);
    curve.addInside(0.4f);
    curve.addOutside(0.4f);
    curve.addOutside(0.1f);
    curve.addOutside(0.6f);

    // 0.9 beats all three; 0.4 beats 0.1, ties with 0.4 and loses to 0.6.
    assertThat(curve.area()).isEqualTo(OptionalDouble.of(4.5 / 6));
  }

  @Test
  void scoresNearZeroKeepTheirOrder() {
    RankCurve curve = new RankCurve();
    curve.addInside(0.0012f);
    curve.addOutside(0.0010f);
    curve.addOutside(0.0f);

    assertThat(curve.area()).isEqualTo(OptionalDouble.of(1));
  }

  @Test
  void oneClassAloneHasNoArea() {
    Scores scores = new Scores(2);
    scores.add(0, new float[] {0.5f, 0.5f});

    assertThat(scores.macroArea()).isEmpty();
  }

  @Test
  void theCalibrationErrorIsTheMeanDistanceOfConfidenceAndAccuracy() {
    Calibration calibration = new Calibration();
    // Four at 0.9, of which three are right; two at 0.6, of which none is.
    calibration.addRight(0.9);
    calibration.addRight(0.9);
    calibration.addRight(0.9);
    calibration.addWrong(0.9);
    calibration.addWrong(0.6);
    calibration.addWrong(0.6);

    assertThat(calibration.error()).isEqualTo((4 * 0.15 + 2 * 0.6) / 6, EXACT);
    assertThat(calibration.accuracy(13)).isEqualTo(new Proportion(3, 4));
    assertThat(calibration.confidence(13)).isEqualTo(0.9, EXACT);
  }

  @Test
  void valuesWithFewRecordsAreOneGroup() {
    SliceScores slices = new SliceScores(2);
    for (int i = 0; i < SliceScores.FEWEST; i++) {
      slices.add("gull", 0, new float[] {0.8f, 0.2f});
    }
    slices.add("hawk", 0, new float[] {0.8f, 0.2f});
    slices.add("crow", 0, new float[] {0.2f, 0.8f});

    SliceScores.Shown shown = slices.shown();
    assertThat(shown.values()).extracting(SliceScores.Slice::value).containsExactly("gull");
    assertThat(shown.grouped()).isEqualTo(2);
    assertThat(shown.others().confusion().accuracy()).isEqualTo(new Proportion(1, 2));
  }

  @Test
  void ofVeryManyValuesTheLateOnesAreOneGroup() {
    SliceScores slices = new SliceScores(2);
    for (int value = 0; value < SliceScores.KNOWN + 5; value++) {
      slices.add("value " + value, 0, new float[] {0.8f, 0.2f});
    }

    assertThat(slices.shown().values()).isEmpty();
    assertThat(slices.shown().others().records()).isEqualTo(SliceScores.KNOWN + 5);
  }

  private static void add(Scores scores, int actual, int predicted, int times) {
    float[] probabilities = {0.1f, 0.1f, 0.1f};
    probabilities[predicted] = 0.8f;
    for (int i = 0; i < times; i++) {
      scores.add(actual, probabilities);
    }
  }
}
