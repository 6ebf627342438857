package dev.granary.pipeline;

import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.ListedValues;
import dev.granary.record.RecordId;
import dev.granary.statistics.Observed;
import dev.granary.statistics.ObservedList;
import dev.granary.statistics.Tally;
import dev.granary.statistics.TallyPlan;

/** Counts the values of records that passed their checks. It has the tally of one worker. */
final class TallyRecords {
  private final TallyPlan plan;
  private final ListedValues listed = new ListedValues();
  private final Observed observed;
  private Tally tally;

  TallyRecords(TallyPlan plan) {
    this.plan = plan;
    observed = new Observed(plan.features().size());
    tally = new Tally(plan);
  }

  void take(RecordId id, FieldValues values) {
    for (int field = 0; field < values.size(); field++) {
      if (values.kind(field) == Kind.LIST) {
        observeEach(observed.list(field), field, values);
      } else {
        observe(observed, field, values, field);
      }
    }
    tally.take(id, observed);
  }

  /** What was counted since this was asked last. */
  byte[] take() {
    byte[] bytes = tally.bytes();
    tally = new Tally(plan);
    return bytes;
  }

  private void observeEach(ObservedList list, int field, FieldValues values) {
    listed.of(values, field);
    while (listed.next()) {
      int place = list.more();
      observe(list.values(), place, listed.one(), 0);
    }
  }

  private static void observe(Observed observed, int place, FieldValues values, int field) {
    switch (values.kind(field)) {
      case TEXT, NUMBER, BYTES ->
          observed.word(place, values.buffer(field), values.start(field), values.length(field));
      case INTEGER -> observed.whole(place, values.integer(field));
      case REAL -> observed.real(place, values.real(field));
      case BOOLEAN -> observed.whole(place, values.truth(field) ? 1 : 0);
      case MISSING, NESTED -> observed.missing(place);
      case LIST -> throw new IllegalStateException("a list stands within a list");
    }
  }
}
