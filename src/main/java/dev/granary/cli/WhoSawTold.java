package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.launch.model.Account;
import dev.granary.launch.model.Sighting;
import dev.granary.record.RecordId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Who read a record.
 *
 * @param untold trainings whose version was collected, so that nobody can tell any more
 */
record WhoSawTold(
    DatasetPlace place, RecordId record, List<Sighting> sightings, List<Account> untold) {
  private static final int STEPS_SHOWN = 8;

  String text() {
    StringBuilder text = new StringBuilder();
    if (sightings.isEmpty()) {
      text.append("record ").append(record).append(" of ").append(place.dataset());
      text.append(": no training that is recorded read it\n");
    }
    for (Sighting sighting : sightings) {
      text.append(
          "training %s on %s %s (%s): %s%n"
              .formatted(
                  sighting.account().training().name(),
                  place.dataset(),
                  sighting.account().training().handoff().version(),
                  sighting.account().state(),
                  use(sighting)));
    }
    for (Account account : untold) {
      text.append(
          "training %s: version %s was collected, so nobody can tell%n"
              .formatted(account.training().name(), account.training().handoff().version()));
    }
    return text.toString();
  }

  private static String use(Sighting sighting) {
    return switch (sighting.use()) {
      case JUDGED -> "it judged the model, in split " + sighting.split();
      case HANDED_OVER ->
          "it was handed over in split "
              + sighting.split()
              + "; what the program did with it only that program knows";
      case LEARNT ->
          "learnt from it, in split %s, at %s of %d steps: %s"
              .formatted(
                  sighting.split(),
                  sighting.steps().size(),
                  sighting.account().mostSteps(),
                  steps(sighting.steps()));
    };
  }

  private static String steps(List<Long> steps) {
    String shown =
        steps.stream().limit(STEPS_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    return steps.size() > STEPS_SHOWN
        ? shown + " … " + steps.get(steps.size() - 1) + " (all with --json)"
        : shown;
  }

  String json() {
    ObjectNode document =
        JsonText.document().put("dataset", place.dataset()).put("record", record.toString());
    ArrayNode list = document.putArray("sightings");
    for (Sighting sighting : sightings) {
      ObjectNode node =
          list.addObject()
              .put("training", sighting.account().training().name())
              .put("version", sighting.account().training().handoff().version())
              .put("contentDigest", sighting.account().training().handoff().contentDigest())
              .put("state", sighting.account().state())
              .put("split", sighting.split())
              .put("use", sighting.use().name().toLowerCase(Locale.ROOT));
      sighting.steps().forEach(node.putArray("steps")::add);
    }
    ArrayNode unknown = document.putArray("untold");
    untold.forEach(account -> unknown.add(account.training().name()));
    return JsonText.of(document);
  }
}
