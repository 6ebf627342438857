package dev.granary.gate;

import dev.granary.gate.GateOutcome.Observation;
import dev.granary.record.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether parts of the records, such as labels or sources, have neither too few nor too many. */
public final class ShareGate {
  private final String setting;
  private final double least;
  private final double most;
  private final Severity severity;

  public ShareGate(
      String setting, Optional<Double> minShare, Optional<Double> maxShare, Severity severity) {
    this.setting = setting;
    least = minShare.orElse(0.0);
    most = maxShare.orElse(1.0);
    this.severity = severity;
  }

  /** Judges parts of all records under one name, such as {@code sources.forum}. */
  public GateOutcome judge(String gate, Map<String, Long> parts, long all) {
    List<String> wrong = new ArrayList<>();
    List<String> told = new ArrayList<>();
    parts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            part -> {
              double share = all == 0 ? 0 : (double) part.getValue() / all;
              String words =
                  String.format(
                      Locale.ROOT,
                      "%s: %d of %d (%.3f)",
                      part.getKey(),
                      part.getValue(),
                      all,
                      share);
              told.add(words);
              if (share < least || share > most) {
                wrong.add(words);
              }
            });
    Observation observation =
        new Observation(
                gate, brief(wrong.isEmpty() ? told : wrong), "a share of " + least + " to " + most)
            .setBy(setting)
            .weighing(severity);
    return wrong.isEmpty()
        ? observation.passes("every share is within its limits")
        : observation.fails(
            "shares of the records are out of their limits: %s; see where records went in the"
                + " funnel, mend the sources or the balance, or change %s",
            brief(wrong), setting);
  }

  private static String brief(List<String> words) {
    int most = 5;
    if (words.isEmpty()) {
      return "nothing was counted";
    }
    return String.join(", ", words.subList(0, Math.min(most, words.size())))
        + (words.size() > most ? ", and " + (words.size() - most) + " more" : "");
  }
}
