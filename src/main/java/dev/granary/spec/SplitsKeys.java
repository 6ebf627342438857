package dev.granary.spec;

import dev.granary.spec.SplitsSpec.Share;
import java.math.BigDecimal;
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

  static final Section<SplitsSpec> SECTION =
      Section.of(List.of(GROUP_BY), SplitsKeys::build).with(SHARES).checking(SplitsKeys::check);

  private SplitsKeys() {}

  private static void check(Found found) {
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

  private static SplitsSpec build(Found found) {
    List<Share> shares =
        found.others(SHARES).entrySet().stream()
            .map(share -> new Share(share.getKey(), share.getValue().orElseThrow()))
            .toList();
    return new SplitsSpec(shares, found.value(GROUP_BY));
  }
}
