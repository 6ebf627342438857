package dev.granary.audit;

import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.dedup.near.SketchText;
import dev.granary.record.StableHash;
import dev.granary.shard.ExampleFeatures;
import dev.granary.version.Sha256;
import java.io.StreamCorruptedException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Works out what each record of the shards may have in common with others. */
final class LeaveTraces {
  private final AuditPlan plan;
  private final List<byte[]> exact;
  private final List<byte[]> groups;
  private final Optional<Bands> bands;
  private final ExampleFeatures features = new ExampleFeatures();
  private final MessageDigest digest = Sha256.digest();
  private final RowRouter traces = new RowRouter();

  LeaveTraces(AuditPlan plan) {
    this.plan = plan;
    exact = plan.exact().stream().map(ExampleFeatures::name).toList();
    groups = plan.groups().stream().map(ExampleFeatures::name).toList();
    bands = plan.nearRule().map(Bands::new);
  }

  /** Takes a record; what stands in the buffer is not kept. */
  void of(Spot spot, byte[] example, int length) throws StreamCorruptedException {
    features.take(example, length);
    if (!exact.isEmpty()) {
      leave(hash(features.content(exact)), Shared.EXACT, spot);
    }
    if (!groups.isEmpty()) {
      leave(hash(features.content(groups)), Shared.GROUP, spot);
    }
    if (bands.isPresent()) {
      bands.get().of(spot);
    }
  }

  RowRouter traces() {
    return traces;
  }

  private void leave(long hash, Shared what, Spot spot) {
    Trace.put(traces.to(plan.places().partitions().of(hash)), hash, what, spot);
  }

  private long hash(byte[] content) {
    return RowBuffer.longAt(digest.digest(content), 0);
  }

  /** Texts as bands, of which those that are alike have some in common. */
  private final class Bands {
    private final List<byte[]> names;
    private final SketchText sketch;

    Bands(AuditPlan.Near near) {
      names = near.features().stream().map(ExampleFeatures::name).toList();
      sketch = new SketchText(near.rule());
    }

    void of(Spot spot) throws StreamCorruptedException {
      byte[] text = features.text(names);
      sketch.take(text, 0, text.length);
      if (sketch.shingles() == 0) {
        return;
      }
      for (long hash : sketch.hashes()) {
        leave(StableHash.spread(hash), Shared.NEAR, spot);
      }
    }
  }
}
