package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.granary.gate.GateOutcome;
import dev.granary.gate.GateOutcome.Verdict;
import dev.granary.gate.GatesJson;
import dev.granary.report.Legible;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;

/** The gates of a version that did not simply pass: what only warned, and what was overridden. */
record GatesOfVersion(List<GateOutcome> notable) {
  private static final int MOST_BYTES = 16 << 20;

  static GatesOfVersion in(Storage storage, String directory) throws IOException {
    return new GatesOfVersion(
        all(storage, directory).stream().filter(gate -> gate.verdict() != Verdict.PASSED).toList());
  }

  /** All gates of a version; none where they were not written down. */
  static List<GateOutcome> all(Storage storage, String directory) throws IOException {
    try {
      return GatesJson.read(storage.read(directory + "/" + GatesJson.FILE, MOST_BYTES));
    } catch (NoSuchFileException none) {
      return List.of();
    }
  }

  /** A section of a page; empty where every gate passed. */
  String text() {
    if (notable.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable("gate", "verdict", "observed", "limit");
    notable.forEach(
        gate ->
            table.add(
                Legible.text(gate.gate()),
                word(gate),
                Legible.text(gate.observed()),
                Legible.text(gate.limit())));
    StringBuilder text = new StringBuilder("\nGates that did not pass\n");
    text.append(table.toString().indent(2));
    notable.stream()
        .filter(GateOutcome::overridden)
        .forEach(
            gate -> text.append(Legible.spellOut(gate.gate() + ": " + gate.sentence()).indent(2)));
    return text.toString();
  }

  void addTo(ArrayNode gates) {
    for (GateOutcome gate : notable) {
      gates
          .addObject()
          .put("gate", gate.gate())
          .put("verdict", word(gate))
          .put("observed", gate.observed())
          .put("limit", gate.limit())
          .put("sentence", gate.sentence());
    }
  }

  private static String word(GateOutcome gate) {
    return gate.verdict().name().toLowerCase(Locale.ROOT);
  }
}
