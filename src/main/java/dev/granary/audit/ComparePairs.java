package dev.granary.audit;

import dev.granary.dedup.near.Shingles;
import dev.granary.record.RecordId;
import dev.granary.shard.ExampleFeatures;
import dev.granary.shard.ShardReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fetches records by the indexes of their shards and compares them: a hash convicts nobody. */
final class ComparePairs implements Closeable {
  private static final int MOST_OPEN = 16;
  private static final int MOST_HELD = 32;

  private final AuditPlan plan;
  private final AuditedShards shards;
  private final Map<Integer, ShardReader> readers = new LinkedHashMap<>();
  private final Map<Spot, byte[]> records =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Spot, byte[]> eldest) {
          return size() > MOST_HELD;
        }
      };
  private final ExampleFeatures features = new ExampleFeatures();

  ComparePairs(AuditPlan plan, AuditedShards shards) {
    this.plan = plan;
    this.shards = shards;
  }

  /** The pairs, sorted, that do have something in common; each is looked at once. */
  Leakage compare(byte[] pairs, int[] sorted) throws IOException {
    List<Leakage.Leak> leaks = new ArrayList<>();
    long compared = 0;
    for (int i = 0; i < sorted.length; i++) {
      int row = sorted[i];
      if (i > 0
          && Arrays.equals(
              pairs, row, row + Pair.WIDTH, pairs, sorted[i - 1], sorted[i - 1] + Pair.WIDTH)) {
        continue;
      }
      compared++;
      Spot left = Pair.left(pairs, row);
      Spot right = Pair.right(pairs, row);
      Shared what = Pair.what(pairs, row);
      double share = share(what, left, right);
      if (share >= least(what)) {
        leaks.add(new Leakage.Leak(what, id(left), left.split(), id(right), right.split(), share));
      }
    }
    return Leakage.compared(compared, leaks);
  }

  @Override
  public void close() throws IOException {
    for (ShardReader reader : readers.values()) {
      reader.close();
    }
  }

  private double least(Shared what) {
    return what == Shared.NEAR ? near().rule().verify().least() : 1;
  }

  private double share(Shared what, Spot left, Spot right) throws IOException {
    return switch (what) {
      case EXACT -> equal(plan.exact(), left, right);
      case GROUP -> equal(plan.groups(), left, right);
      case NEAR -> near().rule().verify().of(shingles(left), shingles(right));
    };
  }

  private double equal(List<String> names, Spot left, Spot right) throws IOException {
    return Arrays.equals(content(names, left), content(names, right)) ? 1 : 0;
  }

  private byte[] content(List<String> names, Spot spot) throws IOException {
    take(spot);
    return features.content(names.stream().map(ExampleFeatures::name).toList());
  }

  private long[] shingles(Spot spot) throws IOException {
    take(spot);
    byte[] text = features.text(near().features().stream().map(ExampleFeatures::name).toList());
    Shingles shingles = new Shingles(near().rule().shingle());
    shingles.take(text, 0, text.length);
    return shingles.distinct();
  }

  private AuditPlan.Near near() {
    return plan.nearRule().orElseThrow();
  }

  private void take(Spot spot) throws IOException {
    byte[] record = records.get(spot);
    if (record == null) {
      record = reader(spot.shard()).record(spot.position());
      records.put(spot, record);
    }
    features.take(record, record.length);
  }

  private RecordId id(Spot spot) throws IOException {
    return reader(spot.shard()).id(spot.position());
  }

  private ShardReader reader(int shard) throws IOException {
    ShardReader open = readers.get(shard);
    if (open != null) {
      return open;
    }
    if (readers.size() == MOST_OPEN) {
      int oldest = readers.keySet().iterator().next();
      ShardReader closed = readers.remove(oldest);
      if (closed != null) {
        closed.close();
      }
    }
    ShardReader opened = shards.open(plan.places(), shard);
    readers.put(shard, opened);
    return opened;
  }
}
