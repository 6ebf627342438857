package dev.granary.cli;

import dev.granary.launch.model.Metric;
import dev.granary.launch.model.ModelGate;
import dev.granary.spec.ModelGateSpec;
import dev.granary.spec.Spec;
import dev.granary.spec.TrainSpec;
import java.util.Optional;

/** The gate that a spec sets before models; the usual one where none is named. */
final class GateOfSpec {
  private GateOfSpec() {}

  static ModelGate of(Optional<Spec> spec) {
    return spec.flatMap(Spec::train)
        .map(TrainSpec::gate)
        .map(GateOfSpec::of)
        .orElse(ModelGate.USUAL);
  }

  static ModelGate of(ModelGateSpec gate) {
    return new ModelGate(
        Metric.valueOf(gate.metric().name()), gate.bound(), gate.worseBy(), gate.sliceWorseBy());
  }
}
