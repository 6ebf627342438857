package dev.granary.train;

import org.tensorflow.Result;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/** Whose answers are judged. */
interface Opinion {
  /** Those of the model that was trained just now: they come first in what its graph was asked. */
  Opinion OWN = (examples, asked) -> StdArrays.array2dCopyOf((TFloat32) asked.get(0));

  /** Of each example, how probable each class of the target is. */
  float[][] probabilities(TString examples, Result asked);
}
