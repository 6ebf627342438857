package dev.granary.spec;

import dev.granary.spec.SplitTimeKeys.SplitsByTime;
import dev.granary.spec.SplitsSpec.Audit;
import dev.granary.spec.SplitsSpec.Share;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of the splits; each other key is a split and its share. */
final class SplitsKeys {
  /** What thirds and tenths may lack or exceed when they are added up. */
  private static final double TOLERANCE = 1e-9;

  private static final Decimal SHARE = Decimal.above(0, 1);
  private static final Share ALL_FOR_TRAINING = new Share("train", 1);

  private static final Key<List<String>> GROUP_BY =
      Key.of(
          "group_by",
          ListOf.any(Name.FIELD),
          List.of(),
          "Records with equal values in these fields come into the same split.");

  private static final Rest<Double> SHARES =
      new Rest<>(Names.ANY, SHARE, "A split and its share of the records, above 0 and at most 1.");

  private static final Key<SplitsByTime> TIME =
      Key.optional(
          "time",
          SplitTimeKeys.SECTION,
          "Splits by date and not by shares: each begins where the one before it ends.");

  private static final Key<Audit> AUDIT =
      Key.computed(
          "audit",
          Choice.of(Audit.class),
          "`full` with `dedup`, `group_by` or `time`, else `off`",
          "What is proved of the shards: that no two splits share equal records, groups and texts"
              + " that are alike; exact leaves out the last.");

  static final Section<SplitsSpec> SECTION =
      Section.of(List.of(GROUP_BY, TIME, AUDIT), SplitsKeys::build)
          .with(SHARES)
          .checking(SplitsKeys::check);

  private SplitsKeys() {}

  private static void check(Found found) {
    if (found.has(TIME)) {
      checkTime(found);
      return;
    }
    if (found.others().isEmpty()) {
      found.putOther(
          ALL_FOR_TRAINING.name(), Optional.of(SHARE.settle(ALL_FOR_TRAINING.fraction())));
    }
    Map<String, Optional<Double>> shares = found.others(SHARES);
    found.names().declareSplits(shares.keySet());
    BigDecimal sum = Sum.of(shares.values().stream().flatMap(Optional::stream).toList());
    if (sum.doubleValue() > 1 + TOLERANCE) {
      found.where().refuse("the shares add up to " + sum.toPlainString() + ", more than 1");
    }
  }

  /** Where the section of time is not sound, nobody knows the names of the splits. */
  private static void checkTime(Found found) {
    found
        .maybe(TIME)
        .ifPresent(time -> found.names().declareSplits(new LinkedHashSet<>(time.names())));
    found.others().keySet().stream()
        .findFirst()
        .ifPresent(
            share ->
                found
                    .at(share)
                    .refuse(
                        "is a share, but time: splits by date",
                        "remove it, or name the split in time.starts"));
  }

  private static SplitsSpec build(Found found) {
    if (found.has(TIME)) {
      SplitsByTime time = found.value(TIME);
      double each = 1.0 / time.names().size();
      return new SplitsSpec(
          time.names().stream().map(name -> new Share(name, each)).toList(),
          found.value(GROUP_BY),
          Optional.of(time.time()),
          found.maybe(AUDIT));
    }
    List<Share> shares =
        found.others(SHARES).entrySet().stream()
            .map(share -> new Share(share.getKey(), share.getValue().orElseThrow()))
            .toList();
    return new SplitsSpec(shares, found.value(GROUP_BY), Optional.empty(), found.maybe(AUDIT));
  }
}
