package dev.granary.version;

import dev.granary.record.RecordId;
import dev.granary.record.StableHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which record stands where in a version, folded into 128 bits for each 4,096 places of a shard, so
 * that two accounts of very many records can be compared whatever order they come in. Equal
 * accounts fold equal; different ones do so by chance once in 2^128, and by design for who sets out
 * to deceive: digests of files are there for that. Not for several threads.
 */
public final class RecordPlaces {
  /** How many places of a shard are folded together. */
  public static final int RANGE = 4_096;

  private static final long FIRST_SEED = 0x706C616365733031L;
  private static final long SECOND_SEED = 0x706C616365733032L;

  private final Map<String, Folds> shards = new LinkedHashMap<>();

  /** Some places of a shard: {@code count} of them from {@code first} on. */
  public record Range(Shard shard, long first, int count) {}

  /** No records yet. */
  public RecordPlaces(List<Shard> shards) {
    for (Shard shard : shards) {
      this.shards.put(shard.data().path(), new Folds(shard));
    }
  }

  /** Whether a shard has a place. */
  public boolean has(String shard, long position) {
    Folds folds = shards.get(shard);
    return folds != null && position >= 0 && position < folds.shard.records();
  }

  /** Adds that a record stands at a place, counted from 0, which the shard must have. */
  public void add(String shard, long position, RecordId id) {
    Folds folds = shards.get(shard);
    if (folds == null || !has(shard, position)) {
      throw new IllegalArgumentException("shard " + shard + " has no record " + position);
    }
    int range = (int) (position / RANGE);
    folds.first[range] += StableHash.mix(StableHash.mix(FIRST_SEED, position), id);
    folds.second[range] += StableHash.mix(StableHash.mix(SECOND_SEED, position), id);
  }

  /** Where another account of the same shards differs. */
  public List<Range> differences(RecordPlaces other) {
    List<Range> differences = new ArrayList<>();
    for (Map.Entry<String, Folds> entry : shards.entrySet()) {
      Folds own = entry.getValue();
      Folds their = Objects.requireNonNull(other.shards.get(entry.getKey()));
      for (int range = 0; range < own.first.length; range++) {
        if (own.first[range] != their.first[range] || own.second[range] != their.second[range]) {
          differences.add(own.range(range));
        }
      }
    }
    return differences;
  }

  /** The folds of one shard. */
  private static final class Folds {
    private final Shard shard;
    private final long[] first;
    private final long[] second;

    Folds(Shard shard) {
      this.shard = shard;
      int ranges = Math.toIntExact((shard.records() + RANGE - 1) / RANGE);
      first = new long[ranges];
      second = new long[ranges];
    }

    Range range(int number) {
      long start = (long) number * RANGE;
      return new Range(shard, start, (int) Math.min(RANGE, shard.records() - start));
    }
  }
}
