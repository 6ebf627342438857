package dev.granary.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the steps of a job were spent on, over all workers, as they told themselves. The first third
 * is left out: Java compiles then.
 *
 * @param input seconds of a step waited for input
 * @param reduce seconds of a step to sum the gradients of all workers and to apply them
 */
record StepShares(double input, double compute, double reduce) {
  static StepShares of(List<JsonNode> lines, long steps) {
    Map<Integer, Long> last = new HashMap<>();
    double[] sums = new double[3];
    long counted = 0;
    for (JsonNode line : lines) {
      if (line.path("event").asText().equals("step")) {
        long step = line.path("step").asLong();
        Long before = last.put(line.path("worker").asInt(), step);
        if (before != null && before > steps / 3) {
          long since = step - before;
          sums[0] += since * line.path("inputWaitSeconds").asDouble();
          sums[1] += since * line.path("computeSeconds").asDouble();
          sums[2] += since * line.path("reduceSeconds").asDouble();
          counted += since;
        }
      }
    }
    if (counted == 0) {
      throw new IllegalStateException("too few steps to measure: ask for more with --steps");
    }
    return new StepShares(sums[0] / counted, sums[1] / counted, sums[2] / counted);
  }

  double step() {
    return input + compute + reduce;
  }
}
