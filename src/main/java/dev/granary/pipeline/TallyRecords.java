package dev.granary.pipeline;

import dev.granary.record.FieldValues;
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
  private final FieldValues one = new FieldValues(1);
  private final Observed observed;
  private Tally tally;

  TallyRecords(TallyPlan plan) {
    this.plan = plan;
    observed = new Observed(plan.features().size());
    tally = new Tally(plan);
  }

  void take(RecordId id, FieldValues values) {
    for (int field = 0; field < values.size(); field++) {
      observe(field, values);
    }
    tally.take(id, observed);
  }

  /** What was counted since this was asked last. */
  byte[] take() {
    byte[] bytes = tally.bytes();
    tally = new Tally(plan);
    return bytes;
  }

  private void observe(int field, FieldValues values) {
    switch (values.kind(field)) {
      case TEXT, NUMBER, BYTES ->
          observed.word(field, values.buffer(field), values.start(field), values.length(field));
      case INTEGER -> observed.whole(field, values.integer(field));
      case REAL -> observed.real(field, values.real(field));
      case BOOLEAN -> observed.whole(field, values.truth(field) ? 1 : 0);
      case LIST -> observeEach(observed.list(field), field, values);
      case MISSING, NESTED -> observed.missing(field);
    }
  }

  private void observeEach(ObservedList list, int field, FieldValues values) {
    listed.of(values, field);
    while (listed.next(one)) {
      switch (one.kind(0)) {
        case TEXT, NUMBER, BYTES -> list.word(one.buffer(0), one.start(0), one.length(0));
        case INTEGER -> list.whole(one.integer(0));
        case REAL -> list.real(one.real(0));
        case BOOLEAN -> list.whole(one.truth(0) ? 1 : 0);
        case MISSING, NESTED, LIST ->
            throw new IllegalStateException("a list that was not checked");
      }
    }
  }
}
