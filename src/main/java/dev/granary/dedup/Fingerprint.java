package dev.granary.dedup;

import dev.granary.dedup.DedupPlan.Equality;
import dev.granary.dedup.DedupPlan.Folding;
import dev.granary.record.FieldHasher;
import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;

/**
 * What two records have in common when they count as equal: 128 bits of SHA-256 over the fields
 * that matter, so that two different records do not share it, not even on purpose short of 2^64
 * tries. Not for several threads.
 */
public final class Fingerprint {
  private final int[] fields;
  private final TextFolder folder;
  private final boolean folds;
  private final FieldHasher hasher;
  private final FieldValues folded;
  private int textBytes;

  public Fingerprint(Equality equality) {
    fields = equality.fields().stream().mapToInt(Integer::intValue).toArray();
    folder = new TextFolder(equality.folding());
    folds = equality.folding() != Folding.NONE;
    int[] positions = new int[fields.length];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = i;
    }
    hasher = new FieldHasher("exact", positions);
    folded = new FieldValues(fields.length);
  }

  /** The fingerprint of a checked record. */
  public RecordId of(FieldValues values) {
    folder.clear();
    textBytes = 0;
    for (int i = 0; i < fields.length; i++) {
      take(values, fields[i], i);
    }
    return hasher.hash(folded);
  }

  /** How much text the compared fields of the last record had, before anything was evened out. */
  public int textBytes() {
    return textBytes;
  }

  private void take(FieldValues values, int from, int to) {
    switch (values.kind(from)) {
      case TEXT -> takeText(values, from, to);
      case BYTES ->
          folded.setBytes(to, values.buffer(from), values.start(from), values.length(from));
      case LIST -> {
        textBytes += values.length(from);
        folded.setList(to, values.buffer(from), values.start(from), values.length(from));
      }
      case INTEGER -> folded.setInteger(to, values.integer(from));
      case REAL -> folded.setReal(to, values.real(from));
      case BOOLEAN -> folded.setTruth(to, values.truth(from));
      case MISSING -> folded.setMissing(to);
      case NUMBER, NESTED ->
          throw new IllegalStateException(
              "field " + from + " holds " + values.kind(from) + ", so the record was not checked");
    }
  }

  private void takeText(FieldValues values, int from, int to) {
    textBytes += values.length(from);
    if (!folds) {
      folded.setText(to, values.buffer(from), values.start(from), values.length(from));
      return;
    }
    int start = folder.size();
    int length = folder.fold(values.buffer(from), values.start(from), values.length(from));
    folded.setText(to, folder.bytes(), start, length);
  }
}
