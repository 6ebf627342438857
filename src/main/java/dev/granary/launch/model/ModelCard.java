package dev.granary.launch.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.handoff.Feature;
import dev.granary.handoff.Handoff;
import dev.granary.version.Manifest;
import dev.granary.version.SourceTally;
import dev.granary.version.SplitEntry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * What a person must know of a model before using it: what it was made from, how good it is and for
 * whom it is not. Markdown; the same bytes for the same model.
 */
public final class ModelCard {
  /** Where it stands in the folder of a training. */
  public static final String FILE = "MODEL_CARD.md";

  private final Training training;
  private final Handoff handoff;
  private final Manifest manifest;
  private final JsonNode evaluation;
  private final MarkdownText text = new MarkdownText();

  private ModelCard(Training training, Manifest manifest, Evaluated evaluated) {
    this.training = training;
    this.handoff = training.handoff();
    this.manifest = manifest;
    this.evaluation = evaluated.json();
  }

  public static String of(Training training, Manifest manifest, Evaluated evaluated) {
    return new ModelCard(training, manifest, evaluated).text();
  }

  private String text() {
    text.heading("# ", "Model " + training.name() + " of " + handoff.dataset());
    if (handoff.label() != null) {
      text.paragraph(
          "It tells `%s`, one of %d classes, from: %s."
              .formatted(
                  handoff.label().feature(),
                  handoff.label().names().size(),
                  text.codes(learntFrom())));
    }
    text.paragraph(
        "What it is meant for, and what it must not be used for, only its owner can say: nothing"
            + " here does.");
    data();
    training();
    evaluation();
    limits();
    return text.toString();
  }

  private List<String> learntFrom() {
    Handoff.Training plan = handoff.training();
    if (plan != null && !plan.textFeatures().isEmpty()) {
      return plan.textFeatures();
    }
    String label = handoff.label() == null ? "" : handoff.label().feature();
    return handoff.features().stream()
        .map(Feature::name)
        .filter(name -> !name.equals(label) && !name.equals(handoff.weightFeature()))
        .toList();
  }

  private void data() {
    text.heading("## ", "Data");
    text.paragraph(
        "Version %s of %s. Content digest `%s`, manifest `%s`, made from spec `%s` by Granary %s."
            .formatted(
                handoff.version(),
                handoff.dataset(),
                handoff.contentDigest(),
                handoff.manifestSha256(),
                manifest.draft().build().specDigest(),
                manifest.draft().build().codeVersion()));
    text.row("source", "licence", "read", "kept", "dropped", "set aside");
    text.rule(6);
    for (SourceTally source : manifest.draft().sources()) {
      text.row(
          source.name(),
          source.licence(),
          number(source.tally().read()),
          number(source.tally().kept()),
          number(sum(source.tally().dropped().values())),
          number(sum(source.tally().quarantined().values())));
    }
    text.end();
    text.row("split", "records", "classes");
    text.rule(3);
    for (SplitEntry split : manifest.draft().layout().splits()) {
      StringBuilder classes = new StringBuilder();
      split
          .classes()
          .after()
          .forEach(
              (label, count) ->
                  classes
                      .append(classes.isEmpty() ? "" : ", ")
                      .append(label)
                      .append(' ')
                      .append(number(count)));
      text.row(split.name(), number(split.size().records()), classes.toString());
    }
    text.end();
  }

  private void training() {
    Handoff.Training plan = handoff.training();
    if (plan == null) {
      return;
    }
    text.heading("## ", "Training");
    text.row("what", "value");
    text.rule(2);
    text.row("model", plan.model() + ", layers " + plan.hidden());
    text.row(
        "optimiser",
        "%s, learning rate %s, warm-up %d steps, then %s"
            .formatted(plan.optimiser(), plan.learningRate(), plan.warmupSteps(), plan.decay()));
    text.row("split", plan.split());
    text.row(
        "steps",
        "%s of %d records, %d epochs"
            .formatted(number(plan.steps()), handoff.globalBatch(), plan.epochs()));
    text.row("class weights", plan.classWeights());
    text.row("precision", plan.precision());
    text.row("seed", Long.toString(handoff.seed()));
    text.end();
  }

  private void evaluation() {
    JsonNode overall = evaluation.path("overall");
    text.heading("## ", "Evaluation");
    text.paragraph(
        "On %s records of split %s. Intervals are of 95 %% (Wilson). Accuracy %s, macro F1 %s, log loss %s, calibration error %s."
            .formatted(
                number(overall.path("n").asLong()),
                evaluation.path("split").asText(),
                proportion(overall.path("accuracy")),
                decimal(overall.path("macroF1")),
                decimal(overall.path("logLoss")),
                decimal(overall.path("calibrationError"))));
    text.row("class", "records", "precision", "recall", "F1");
    text.rule(5);
    for (JsonNode each : overall.path("classes")) {
      text.row(
          each.path("label").asText(),
          number(each.path("n").asLong()),
          proportion(each.path("precision")),
          proportion(each.path("recall")),
          decimal(each.path("f1")));
    }
    text.end();
    for (JsonNode feature : evaluation.path("slices")) {
      text.row(feature.path("feature").asText(), "records", "accuracy", "macro F1", "log loss");
      text.rule(5);
      feature.path("values").forEach(slice -> slice(slice.path("value").asText(), slice));
      if (feature.has("others")) {
        JsonNode others = feature.path("others");
        slice("(" + others.path("values").asLong() + " others)", others);
      }
      text.end();
    }
  }

  private void slice(String name, JsonNode scores) {
    text.row(
        name,
        number(scores.path("n").asLong()),
        proportion(scores.path("accuracy")),
        decimal(scores.path("macroF1")),
        decimal(scores.path("logLoss")));
  }

  private void limits() {
    text.heading("## ", "Limits");
    StreamSupport.stream(evaluation.at("/overall/classes").spliterator(), false)
        .min(Comparator.comparingDouble(each -> each.at("/recall/value").asDouble()))
        .ifPresent(
            worst ->
                text.item(
                    "Of class %s it finds %s of %s records; no class is found worse."
                        .formatted(
                            text.code(worst.path("label").asText()),
                            proportion(worst.path("recall")),
                            number(worst.path("n").asLong()))));
    for (JsonNode feature : evaluation.path("slices")) {
      StreamSupport.stream(feature.path("values").spliterator(), false)
          .min(Comparator.comparingDouble(each -> each.at("/accuracy/value").asDouble()))
          .ifPresent(
              worst ->
                  text.item(
                      "By %s it does worst for %s: accuracy %s on %s records."
                          .formatted(
                              text.code(feature.path("feature").asText()),
                              text.code(worst.path("value").asText()),
                              proportion(worst.path("accuracy")),
                              number(worst.path("n").asLong()))));
    }
    text.item(
        "Values of a slice with fewer than 30 records are judged together: of them alone nothing"
            + " can be said.");
    text.item("Records that resemble none of this version were never tried.");
  }

  private static long sum(Collection<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String decimal(JsonNode value) {
    return String.format(Locale.ROOT, "%.3f", value.asDouble());
  }

  private static String proportion(JsonNode value) {
    return String.format(
        Locale.ROOT,
        "%.3f (%.3f to %.3f)",
        value.path("value").asDouble(),
        value.path("low").asDouble(),
        value.path("high").asDouble());
  }
}
