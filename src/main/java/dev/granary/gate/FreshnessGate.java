package dev.granary.gate;

import dev.granary.gate.GateOutcome.Observation;
import dev.granary.record.IsoTime;
import dev.granary.record.Severity;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Whether the newest record is young enough on the run's logical date. The clock on the wall is not
 * asked: a run that is repeated later judges as the first one did.
 */
public final class FreshnessGate {
  private static final long DAY = 86_400;
  private static final Pattern LOCAL_TIME = Pattern.compile("[0-9]{4}-.*[T ].*[0-9]");

  private final String field;
  private final long maxAge;
  private final Severity severity;

  /** With an age in seconds. */
  public FreshnessGate(String field, long maxAge, Severity severity) {
    this.field = field;
    this.maxAge = maxAge;
    this.severity = severity;
  }

  /**
   * Judges by the values that were counted.
   *
   * @param date when the run's logical date begins, in seconds since 1970
   */
  public GateOutcome judge(Optional<? extends Collection<String>> values, OptionalLong date) {
    if (date.isEmpty()) {
      return about("no logical date")
          .fails("without a logical date no age is known; run with --date");
    }
    if (values.isEmpty()) {
      return about("not counted").fails("nobody counted the values of %s", field);
    }
    return judge(values.get(), date.getAsLong());
  }

  /** A date after the logical one proves nothing: it may be a slip. */
  private GateOutcome judge(Collection<String> values, long date) {
    OptionalLong newest =
        values.stream()
            .map(FreshnessGate::seconds)
            .flatMapToLong(OptionalLong::stream)
            .filter(seconds -> seconds < date + DAY)
            .max();
    if (newest.isEmpty() && values.stream().anyMatch(FreshnessGate::isLocal)) {
      return about("times without an offset")
          .fails(
              "the times in %s do not say how far they are from UTC, such as by Z at their end, so"
                  + " they name no moment; have the source tell it, or name a field of dates",
              field);
    }
    if (newest.isEmpty()) {
      return about("no date up to the logical one")
          .fails("no record has a date in %s up to the logical date of the run", field);
    }
    String told = IsoTime.text(newest.getAsLong());
    long age = Math.max(0, date - newest.getAsLong());
    Observation observation =
        about(String.format(Locale.ROOT, "%.1f days, newest %s", (double) age / DAY, told));
    if (age <= maxAge) {
      return observation.passes("the newest record is young enough");
    }
    return observation.fails(
        "the newest record is of %s in %s, older than gates.freshness.max_age on %s; see whether"
            + " deliveries stopped",
        told, field, IsoTime.text(date));
  }

  private static OptionalLong seconds(String value) {
    if (value.matches("-?[0-9]{1,12}")) {
      long seconds = Long.parseLong(value);
      return IsoTime.isTold(seconds) ? OptionalLong.of(seconds) : OptionalLong.empty();
    }
    return IsoTime.seconds(value);
  }

  private static boolean isLocal(String value) {
    return LOCAL_TIME.matcher(value).matches()
        && IsoTime.seconds(value.replace(' ', 'T') + "Z").isPresent();
  }

  private Observation about(String observed) {
    return new Observation(
            "freshness." + field,
            observed,
            String.format(Locale.ROOT, "at most %.1f days", (double) maxAge / DAY))
        .setBy("gates.freshness")
        .weighing(severity);
  }
}
