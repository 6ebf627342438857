package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.launch.model.PromoteModel;
import dev.granary.version.TrainedModel;
import java.util.Locale;

/** What came of a promotion. */
record PromoteTold(DatasetPlace place, PromoteModel.Plan plan, Outcome outcome) {
  /** How it ended. */
  enum Outcome {
    UNCHANGED("%s: the model of training %s is served already; nothing was done\n"),
    PROMOTED("%s: the model of training %s is the one to serve now%s\n"),
    WOULD_PROMOTE("%s: the model of training %s would be the one to serve%s; nothing was done\n"),
    OVERTAKEN(
        "%s: another model was promoted meanwhile, that of training %s was not; look again\n"),
    KEPT_BACK("%s: the model of training %s is kept back by its gate; nothing was done\n");

    private final String sentence;

    Outcome(String sentence) {
      this.sentence = sentence;
    }
  }

  ExitCode exit() {
    return switch (outcome) {
      case KEPT_BACK -> ExitCode.FAILED_AUDIT;
      case OVERTAKEN -> ExitCode.OCCUPIED;
      case UNCHANGED, PROMOTED, WOULD_PROMOTE -> ExitCode.DONE;
    };
  }

  String text() {
    String before =
        plan.served().map(served -> ", no longer that of " + served.training()).orElse("");
    StringBuilder text =
        new StringBuilder(
            outcome.sentence.formatted(place.dataset(), plan.model().training(), before));
    plan.answer().complaints().forEach(each -> text.append("  gate: ").append(each).append('\n'));
    plan.answer().remarks().forEach(each -> text.append("  note: ").append(each).append('\n'));
    if (outcome == Outcome.KEPT_BACK) {
      text.append("  To promote it all the same: --override REASON\n");
    }
    return text.toString();
  }

  String json() {
    ObjectNode document = JsonText.document();
    put(document);
    return JsonText.of(document.put("dataset", place.dataset()));
  }

  void put(ObjectNode document) {
    document
        .put("outcome", outcome.name().toLowerCase(Locale.ROOT))
        .put("training", plan.model().training())
        .put("version", plan.model().version().toString())
        .put("served", plan.served().map(TrainedModel::training).orElse(null));
    plan.answer().complaints().forEach(document.putArray("complaints")::add);
    plan.answer().remarks().forEach(document.putArray("remarks")::add);
  }
}
