package dev.granary.train;

import dev.granary.handoff.Feature;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Makes of an example what the first layer sees. */
interface Encoder {
  /** What it reads of an example. */
  List<Feature> features();

  /** How many numbers the first layer sees. */
  int width();

  /** Adds the parameters that it needs. */
  void addTo(Layout layout);

  /** How many features have a mean and a deviation, which are learned before the first step. */
  int numbers();

  /** The values of these, one column each; what is missing is no number. */
  Operand<TFloat32> raw(Ops tf, ParsedExamples examples);

  Inputs inputs(Ops tf, ParsedExamples examples, Operand<TFloat32> normalisation, Weights weights);
}
