package dev.granary.pipeline.inprocess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which stage must wait for which; never in a circle. */
final class StageOrder {
  private final Map<StageRoot, Set<StageRoot>> waitsFor = new LinkedHashMap<>();

  /** Adds a stage that begins when others are over. */
  void add(StageRoot stage, Collection<StageRoot> others) {
    waitsFor.computeIfAbsent(stage, key -> new LinkedHashSet<>()).addAll(others);
  }

  /** These stages and all that they wait for, directly or not; each after what it waits for. */
  Set<StageRoot> through(Collection<StageRoot> stages) {
    Set<StageRoot> ordered = new LinkedHashSet<>();
    stages.forEach(stage -> visit(stage, ordered));
    return ordered;
  }

  /** All stages, each after those it waits for, else as they were added. */
  List<StageRoot> stages() {
    return new ArrayList<>(through(waitsFor.keySet()));
  }

  private void visit(StageRoot stage, Set<StageRoot> ordered) {
    if (!ordered.contains(stage)) {
      waitsFor.getOrDefault(stage, Set.of()).forEach(earlier -> visit(earlier, ordered));
      ordered.add(stage);
    }
  }
}
