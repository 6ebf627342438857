package dev.granary.statistics;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;

/**
 * About how many different hashes were met, in 2 KiB. It depends on the set of them alone, so parts
 * merge to the same bytes in any order.
 */
final class Distinct {
  private static final int PRECISION = 11;

  /** The standard error: 0.76 / sqrt(2^11), as published for UltraLogLog. */
  static final double RELATIVE_ERROR = 0.0168;

  private final UltraLogLog sketch;

  private Distinct(UltraLogLog sketch) {
    this.sketch = sketch;
  }

  static Distinct none() {
    return new Distinct(UltraLogLog.create(PRECISION));
  }

  void add(long hash) {
    sketch.add(hash);
  }

  void merge(Distinct other) {
    sketch.add(other.sketch);
  }

  double estimate() {
    return sketch.getDistinctCountEstimate();
  }

  void write(DataOutputStream out) throws IOException {
    out.write(sketch.getState());
  }

  static Distinct read(DataInputStream in) throws IOException {
    byte[] state = in.readNBytes(1 << PRECISION);
    if (state.length < 1 << PRECISION) {
      throw new StreamCorruptedException("a sketch of " + state.length + " bytes");
    }
    return new Distinct(UltraLogLog.wrap(state));
  }
}
