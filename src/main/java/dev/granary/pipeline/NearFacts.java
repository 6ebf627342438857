package dev.granary.pipeline;

import dev.granary.coding.Fact;
import dev.granary.dedup.Clusters;
import dev.granary.dedup.candidate.BucketCounts;
import dev.granary.dedup.candidate.PairCounts;
import dev.granary.dedup.near.TextCounts;

/** What the steps found out about near-duplicates, added up. */
final class NearFacts {
  private final Clusters clusters = Clusters.none();
  private final PairCounts pairs = PairCounts.none();
  private TextCounts texts = TextCounts.NONE;
  private BucketCounts buckets = BucketCounts.NONE;

  TextCounts texts() {
    return texts;
  }

  BucketCounts buckets() {
    return buckets;
  }

  PairCounts pairs() {
    return pairs;
  }

  /** Sets of a record that stays and those that went for it. */
  Clusters clusters() {
    return clusters;
  }

  void take(byte[] fact) {
    switch (Fact.kind(fact)) {
      case NEAR_TEXTS -> texts = texts.plus(Fact.read(fact, TextCounts.CODER));
      case NEAR_BUCKETS -> buckets = buckets.plus(Fact.read(fact, BucketCounts.CODER));
      case NEAR_PAIRS -> pairs.add(Fact.read(fact, PairCounts.CODER));
      case NEAR_CLUSTERS -> clusters.add(Fact.read(fact, Clusters.CODER));
      default -> throw new IllegalArgumentException(Fact.kind(fact) + " is not of near-duplicates");
    }
  }
}
