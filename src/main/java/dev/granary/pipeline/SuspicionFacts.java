package dev.granary.pipeline;

import dev.granary.coding.Fact;
import dev.granary.dedup.Conflicts;
import dev.granary.dedup.Floods;
import dev.granary.trigger.Triggers;

/** What the steps found suspicious about records and their labels, added up. */
final class SuspicionFacts {
  private final Conflicts conflicts = Conflicts.none();
  private final Floods floods = Floods.none();
  private final Triggers triggers = Triggers.none();

  Conflicts conflicts() {
    return conflicts;
  }

  Floods floods() {
    return floods;
  }

  Triggers triggers() {
    return triggers;
  }

  void take(byte[] fact) {
    switch (Fact.kind(fact)) {
      case CONFLICTS -> conflicts.add(Fact.read(fact, Conflicts.CODER));
      case FLOODS -> floods.add(Fact.read(fact, Floods.CODER));
      case TRIGGERS -> triggers.add(Fact.read(fact, Triggers.CODER));
      default -> throw new IllegalArgumentException(Fact.kind(fact) + " is nothing suspicious");
    }
  }
}
