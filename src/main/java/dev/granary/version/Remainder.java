package dev.granary.version;

import dev.granary.record.RecordId;
import dev.granary.record.RemainderPolicy;
import java.util.List;

/**
 * What became of the records that do not divide over the files of their splits.
 *
 * @param ids those that were left out, or those that were written once more, by the policy; an id
 *     stands here as often as that was done
 */
public record Remainder(RemainderPolicy policy, List<RecordId> ids) {
  /** Nothing was left out. */
  public static final Remainder NONE = new Remainder(RemainderPolicy.DROP, List.of());

  public Remainder {
    ids = ids.stream().sorted().toList();
  }
}
