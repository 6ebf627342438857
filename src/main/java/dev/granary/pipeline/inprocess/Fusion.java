package dev.granary.pipeline.inprocess;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.values.TupleTag;

/**
 * One worker's copy of everything between a stage's root and the reservoirs at its end, joined by
 * plain calls.
 */
final class Fusion {
  private static final Receiver NOWHERE = element -> {};

  private final Run run;
  private final Map<Node, Receiver> receivers = new HashMap<>();
  private final Deque<StepRunner<?, ?>> steps = new ArrayDeque<>();

  Fusion(Run run) {
    this.run = run;
  }

  /** The steps made so far, each before the steps that read it. */
  Collection<StepRunner<?, ?>> steps() {
    return steps;
  }

  /** The receiver of a node: one for each node, even where several ways lead to it. */
  Receiver receiver(Node node) {
    Receiver known = receivers.get(node);
    if (known == null) {
      known = fuse(node);
      receivers.put(node, known);
    }
    return known;
  }

  private Receiver fuse(Node node) {
    if (node instanceof Step<?, ?> step) {
      return stepRunner(step);
    }
    if (node instanceof Outlet outlet) {
      return fanOut(outlet);
    }
    return gathering((Reservoir) node);
  }

  private Receiver stepRunner(Step<?, ?> step) {
    Map<TupleTag<?>, Receiver> outputs = new HashMap<>();
    step.outputs().forEach((tag, outlet) -> outputs.put(tag, receiver(outlet)));
    StepRunner<?, ?> runner = new StepRunner<>(step, run, outputs);
    steps.addFirst(runner);
    return runner;
  }

  private Receiver fanOut(Outlet outlet) {
    List<Receiver> all =
        outlet.readers().stream().map(this::receiver).filter(each -> each != NOWHERE).toList();
    return switch (all.size()) {
      case 0 -> NOWHERE;
      case 1 -> all.get(0);
      default -> element -> all.forEach(each -> each.receive(element));
    };
  }

  /**
   * Gathers, and lays what goes wrong there, such as a key that has no coding, at the door of the
   * right step.
   */
  private Receiver gathering(Reservoir reservoir) {
    Receiver buffer = reservoir.openBuffer(run.memory());
    return element -> {
      try {
        buffer.receive(element);
      } catch (RuntimeException | Error e) {
        run.end().fail(reservoir.name(), e);
        throw e;
      }
    };
  }
}
