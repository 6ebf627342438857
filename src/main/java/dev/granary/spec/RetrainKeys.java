package dev.granary.spec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The keys of when a model is trained anew. */
final class RetrainKeys {
  private static final double NO_SHARE = -1;
  private static final long NO_COUNT = -1;

  private enum Drift {
    WARN,
    FAIL,
    OFF
  }

  private static final Key<RetrainSpec.When> WHEN =
      Key.of(
          "when",
          Choice.of(RetrainSpec.When.class),
          RetrainSpec.When.ANY,
          "Whether one of the reasons below is enough, or all must hold.");
  private static final Key<Drift> DRIFT =
      Key.of(
          "drift",
          Choice.of(Drift.class),
          Drift.WARN,
          "Features have moved, since the version that was trained on, so far that gates.drift warns"
              + " or fails.");
  private static final Key<Double> NEW_SHARE =
      Key.of(
          "new_share",
          new OrOff<>(Decimal.between(0, 1), NO_SHARE),
          0.05,
          "So large a share of the records was not in the version that was trained on.");
  private static final Key<Long> MAX_AGE_DAYS =
      Key.of(
          "max_age_days",
          new OrOff<>(new Whole(0, 36_500), NO_COUNT),
          30L,
          "The last training is older, and there is a newer version.");
  private static final Key<Long> ERASURES =
      Key.of(
          "erasures",
          new OrOff<>(new Whole(1, 1_000_000_000_000L), NO_COUNT),
          1L,
          "So many records that were trained on are not read any more, as they were erased.");
  private static final Key<RetrainSpec.Examples> SCHEMA =
      Key.of(
          "schema",
          Choice.of(RetrainSpec.Examples.class),
          RetrainSpec.Examples.CHANGED,
          "Examples have other features than those that were trained on.");

  static final Section<RetrainSpec> SECTION =
      Section.of(
          List.of(WHEN, DRIFT, NEW_SHARE, MAX_AGE_DAYS, ERASURES, SCHEMA), RetrainKeys::build);

  private RetrainKeys() {}

  private static RetrainSpec build(Found found) {
    double share = found.value(NEW_SHARE);
    return new RetrainSpec(
        found.value(WHEN),
        drift(found.value(DRIFT)),
        share < 0 ? OptionalDouble.empty() : OptionalDouble.of(share),
        count(found.value(MAX_AGE_DAYS)),
        count(found.value(ERASURES)),
        found.value(SCHEMA));
  }

  private static Optional<RetrainSpec.Drift> drift(Drift drift) {
    return switch (drift) {
      case WARN -> Optional.of(RetrainSpec.Drift.WARN);
      case FAIL -> Optional.of(RetrainSpec.Drift.FAIL);
      case OFF -> Optional.empty();
    };
  }

  private static OptionalLong count(long value) {
    return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
