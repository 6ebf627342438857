package dev.granary.tag;

import dev.granary.record.FieldValues;

/** One feature of every example. */
sealed interface Entry
    permits FieldEntry,
        TextEntry,
        NumberEntry,
        RealEntry,
        ChoiceEntry,
        ListEntry,
        TruthEntry,
        RecordIdEntry,
        SourceEntry,
        WeightEntry {

  void write(FieldValues values, ExampleBuffer out);
}
