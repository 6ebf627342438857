package dev.granary.audit;

import dev.granary.coding.Partitions;
import dev.granary.dedup.near.NearRule;
import dev.granary.storage.Storage;
import dev.granary.version.Compression;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What no two splits may share.
 *
 * @param exact the features that must not be equal, all of them together; empty: not looked at
 * @param groups the features that tell a group; empty: not looked at
 * @param near what makes texts alike; absent: not looked at
 */
public record AuditPlan(Places places, List<String> exact, List<String> groups, @Nullable Near near)
    implements Serializable {
  public AuditPlan {
    exact = List.copyOf(exact);
    groups = List.copyOf(groups);
  }

  /** Where the shards stand, and in how many parts they are compared. */
  public record Places(
      Storage storage, String staging, Compression compression, Partitions partitions)
      implements Serializable {}

  /**
   * Texts that are alike, as the deduplication means it.
   *
   * @param features whose texts are compared, one after another
   * @param rule what makes texts alike; its own fields are not looked at
   */
  public record Near(List<String> features, NearRule rule) implements Serializable {
    public Near {
      features = List.copyOf(features);
    }
  }

  Optional<Near> nearRule() {
    return Optional.ofNullable(near);
  }
}
