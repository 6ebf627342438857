package dev.granary.check.row;

import dev.granary.record.FieldValues;

/** A piece of a condition that holds or not. */
interface TruthNode {
  Judgement judge(FieldValues values);
}
