package dev.granary.launch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a model must reach before it may be served.
 *
 * @param bound what the metric must be at least, or at most where less is better
 * @param worseBy how much worse than that of the model served now it may be
 * @param sliceWorseBy the same, of every slice that both evaluations tell of
 */
public record ModelGate(
    Metric metric, Optional<Double> bound, double worseBy, Optional<Double> sliceWorseBy) {
  /** For a dataset whose spec says nothing. */
  public static final ModelGate USUAL =
      new ModelGate(Metric.MACRO_F1, Optional.empty(), 0.01, Optional.empty());

  /** What it says: complaints keep a model back, remarks do not. */
  public record Answer(List<String> complaints, List<String> remarks) {
    public Answer {
      complaints = List.copyOf(complaints);
      remarks = List.copyOf(remarks);
    }

    public boolean isPassed() {
      return complaints.isEmpty();
    }
  }

  /** Judges a model, beside the one that is served now where there is one. */
  public Answer on(Evaluated model, Optional<Evaluated> served) {
    List<String> complaints = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    OptionalDouble value = model.overall(metric);
    if (value.isEmpty()) {
      complaints.add("the evaluation tells no " + metric.word());
      return new Answer(complaints, remarks);
    }
    bound
        .filter(limit -> !(metric.worseBy(value.getAsDouble(), limit) <= 0))
        .ifPresent(
            limit ->
                complaints.add(
                    "%s is %s, and must be %s %s"
                        .formatted(
                            metric.word(),
                            shown(value.getAsDouble()),
                            metric.bounded(),
                            shown(limit))));
    served.ifPresent(
        other -> {
          compare(metric.word(), value.getAsDouble(), other.overall(metric), worseBy, complaints);
          sliceWorseBy.ifPresent(most -> compareSlices(model, other, most, complaints));
          if (!other.contentDigest().equals(model.contentDigest())) {
            remarks.add(
                "the model that is served was judged on the records of another version, so a small"
                    + " difference may be theirs");
          }
        });
    return new Answer(complaints, remarks);
  }

  private void compareSlices(
      Evaluated model, Evaluated served, double most, List<String> complaints) {
    Map<String, Double> before = served.slices(metric);
    model
        .slices(metric)
        .forEach(
            (slice, value) -> {
              Double other = before.get(slice);
              if (other != null) {
                compare(
                    metric.word() + " of " + slice,
                    value,
                    OptionalDouble.of(other),
                    most,
                    complaints);
              }
            });
  }

  private void compare(
      String what, double value, OptionalDouble served, double most, List<String> complaints) {
    if (served.isEmpty()) {
      complaints.add(
          "the evaluation of the model that is served tells no %s to compare with".formatted(what));
    } else if (!(metric.worseBy(value, served.getAsDouble()) <= most)) {
      complaints.add(
          "%s is %s, that of the model that is served is %s: worse by %s, and %s is allowed"
              .formatted(
                  what,
                  shown(value),
                  shown(served.getAsDouble()),
                  shown(metric.worseBy(value, served.getAsDouble())),
                  shown(most)));
    }
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
