package dev.granary.pipeline;

import dev.granary.coding.Fact;
import dev.granary.dedup.Conflicts;
import dev.granary.dedup.Floods;

/** What the steps found suspicious about records that are alike, added up. */
final class SuspicionFacts {
  private final Conflicts conflicts = Conflicts.none();
  private final Floods floods = Floods.none();

  Conflicts conflicts() {
    return conflicts;
  }

  Floods floods() {
    return floods;
  }

  void take(byte[] fact) {
    switch (Fact.kind(fact)) {
      case CONFLICTS -> conflicts.add(Fact.read(fact, Conflicts.CODER));
      case FLOODS -> floods.add(Fact.read(fact, Floods.CODER));
      default -> throw new IllegalArgumentException(Fact.kind(fact) + " is nothing suspicious");
    }
  }
}
