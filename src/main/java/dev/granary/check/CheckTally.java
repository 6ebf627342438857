package dev.granary.check;

import dev.granary.record.RecordId;
import java.util.Arrays;

/**
 * Counts what one worker finds: for each rule, on how many records it was judged, how many broke
 * it, and the smallest of their ids. It allocates only when a record breaks a rule.
 */
public final class CheckTally {
  private final long[] judged;
  private final long[] broken;
  private final CheckFact.Ids[] ids;
  private final int[] told;
  private long records;
  private int tellings;

  CheckTally(int rules) {
    judged = new long[rules];
    broken = new long[rules];
    ids = new CheckFact.Ids[rules];
    told = new int[rules];
    Arrays.fill(ids, CheckFact.Ids.NONE);
  }

  /** A record came. */
  void record() {
    records++;
    tellings = 0;
  }

  void judged(int rule) {
    judged[rule]++;
  }

  /** The record at hand breaks a rule; who it is, is said when all its rules were judged. */
  void breaks(int rule) {
    told[tellings++] = rule;
  }

  /** Whether the record at hand breaks a rule and stays all the same. */
  public boolean tells() {
    return tellings > 0;
  }

  /** Says who the record at hand is. */
  public void tell(RecordId id) {
    for (int i = 0; i < tellings; i++) {
      count(told[i], id);
    }
    tellings = 0;
  }

  /** The record at hand is set aside, and counted for this rule only. */
  public void setAside(int rule, RecordId id) {
    tellings = 0;
    count(rule, id);
  }

  private void count(int rule, RecordId id) {
    broken[rule]++;
    ids[rule] = ids[rule].with(id);
  }

  /** What was counted since this was asked last. */
  public CheckFact take() {
    CheckFact fact = CheckFact.of(records, judged, broken, ids);
    records = 0;
    Arrays.fill(judged, 0);
    Arrays.fill(broken, 0);
    Arrays.fill(ids, CheckFact.Ids.NONE);
    return fact;
  }
}
