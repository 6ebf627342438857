package dev.granary.compare;

import dev.granary.compare.GateChange.Outcome;
import dev.granary.gate.GateOutcome;
import dev.granary.gate.GatesJson;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares how the gates of two versions came out. */
final class CompareGates {
  private CompareGates() {}

  static List<GateChange> of(Storage storage, Side before, Side after) throws IOException {
    Map<String, Outcome> was = gates(storage, before);
    Map<String, Outcome> is = gates(storage, after);
    Set<String> names = new LinkedHashSet<>(is.keySet());
    names.addAll(was.keySet());
    List<GateChange> changes = new ArrayList<>();
    for (String name : names) {
      Optional<Outcome> earlier = Optional.ofNullable(was.get(name));
      Optional<Outcome> later = Optional.ofNullable(is.get(name));
      if (!earlier.equals(later)) {
        changes.add(new GateChange(name, earlier, later));
      }
    }
    return changes;
  }

  private static Map<String, Outcome> gates(Storage storage, Side side) throws IOException {
    Map<String, Outcome> gates = new LinkedHashMap<>();
    Optional<byte[]> content = HeldFile.read(storage, side, GatesJson.FILE);
    if (content.isEmpty()) {
      return gates;
    }
    for (GateOutcome gate : GatesJson.read(content.get())) {
      gates.put(
          gate.gate(),
          new Outcome(
              gate.verdict().name().toLowerCase(Locale.ROOT), gate.observed(), gate.limit()));
    }
    return gates;
  }
}
