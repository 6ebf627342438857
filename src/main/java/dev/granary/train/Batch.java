package dev.granary.train;

import dev.granary.handoff.RecordPlace;
import java.util.List;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.types.TString;

/** The examples that this worker reads at a step. */
record Batch(long step, TString examples, List<RecordPlace> places, List<String> ids)
    implements AutoCloseable {
  static TString tensor(byte[][] records) {
    return TString.tensorOfBytes(NdArrays.vectorOfObjects(records));
  }

  @Override
  public void close() {
    examples.close();
  }
}
