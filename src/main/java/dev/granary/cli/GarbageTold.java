package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.report.Legible;
import dev.granary.version.Garbage;
import java.util.List;

/** What was, or would be, collected of a dataset. */
record GarbageTold(DatasetPlace place, Garbage garbage, List<String> spills, String outcome) {

  String text() {
    StringBuilder text = new StringBuilder(place.dataset()).append(": ");
    if (garbage.isNone() && spills.isEmpty()) {
      return text.append("there is nothing to remove\n").append(staying()).toString();
    }
    boolean done = outcome.equals("collected");
    text.append(done ? "removed " : "would remove ")
        .append(garbage.going().size())
        .append(" of ")
        .append(garbage.versions().size())
        .append(" versions, and ")
        .append(garbage.leftovers().size() + spills.size())
        .append(" leftovers\n");
    for (Garbage.Version version : garbage.versions()) {
      if (version.goes()) {
        text.append("  ").append(version.version().number()).append("  published ");
        text.append(Moments.text(version.version().stamp().at())).append('\n');
      }
    }
    for (Garbage.Leftover leftover : garbage.leftovers()) {
      text.append("  ").append(Legible.text(leftover.path())).append("  ");
      text.append(leftover.what()).append('\n');
    }
    spills.forEach(
        spill -> text.append("  ").append(spill).append("  spill of a run that is over\n"));
    return text.append(staying()).toString();
  }

  String json() {
    ObjectNode document =
        JsonText.document().put("outcome", outcome).put("dataset", place.dataset());
    ArrayNode versions = document.putArray("versions");
    for (Garbage.Version version : garbage.versions()) {
      versions
          .addObject()
          .put("version", version.version().number().toString())
          .put("goes", version.goes())
          .put("stays", version.stays());
    }
    ArrayNode leftovers = document.putArray("leftovers");
    for (Garbage.Leftover leftover : garbage.leftovers()) {
      leftovers.addObject().put("path", leftover.path()).put("what", leftover.what());
    }
    spills.forEach(document.putArray("spills")::add);
    return JsonText.of(document);
  }

  private String staying() {
    TextTable table = new TextTable("stays", "because it is");
    garbage.versions().stream()
        .filter(version -> !version.goes())
        .forEach(
            version ->
                table.add(version.version().number().toString(), Legible.text(version.stays())));
    return "\n" + table.toString().indent(2);
  }
}
