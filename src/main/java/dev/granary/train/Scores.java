package dev.granary.train;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What the predictions of a group of records are worth. Memory does not grow with the records. */
final class Scores {
  /** A prediction that was surely wrong would cost without end. */
  private static final double LEAST = 1e-15;

  private final Confusion confusion;
  private final Calibration calibration = new Calibration();
  private final RankCurve[] curves;
  private double loss;

  Scores(int classes) {
    this.confusion = new Confusion(classes);
    this.curves = new RankCurve[classes];
    for (int of = 0; of < classes; of++) {
      curves[of] = new RankCurve();
    }
  }

  void add(int label, float[] probabilities) {
    int predicted = 0;
    for (int of = 0; of < probabilities.length; of++) {
      if (probabilities[of] > probabilities[predicted]) {
        predicted = of;
      }
      if (of == label) {
        curves[of].addInside(probabilities[of]);
      } else {
        curves[of].addOutside(probabilities[of]);
      }
    }
    confusion.add(label, predicted);
    loss -= Math.log(Math.max(LEAST, probabilities[label]));
    if (predicted == label) {
      calibration.addRight(probabilities[predicted]);
    } else {
      calibration.addWrong(probabilities[predicted]);
    }
  }

  void add(Scores other) {
    confusion.add(other.confusion);
    calibration.add(other.calibration);
    for (int of = 0; of < curves.length; of++) {
      curves[of].add(other.curves[of]);
    }
    loss += other.loss;
  }

  long records() {
    return confusion.accuracy().whole();
  }

  double logLoss() {
    return records() == 0 ? 0 : loss / records();
  }

  Confusion confusion() {
    return confusion;
  }

  Calibration calibration() {
    return calibration;
  }

  OptionalDouble area(int of) {
    return curves[of].area();
  }

  /** Each class against the rest: the mean over the classes for which there is such an area. */
  OptionalDouble macroArea() {
    return IntStream.range(0, curves.length)
        .mapToObj(this::area)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }
}
