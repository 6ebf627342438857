package dev.granary.check;

import dev.granary.coding.DataCoder;
import dev.granary.record.RecordId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was found of each rule, by its number. Facts add up to the same however the records were
 * dealt to workers.
 *
 * @param records all that were looked at
 * @param rules those that were judged or broken
 */
public record CheckFact(long records, Map<Integer, Found> rules) {
  public static final DataCoder<CheckFact> CODER = new CheckFactCoder();
  public static final CheckFact NONE = new CheckFact(0, Map.of());

  /**
   * What was found of one rule.
   *
   * @param judged on how many records it was judged; not counted where that is all of them
   */
  public record Found(long judged, long broken, Ids ids) {
    static final Found NOTHING = new Found(0, 0, Ids.NONE);

    Found plus(Found other) {
      return new Found(judged + other.judged, broken + other.broken, ids.with(other.ids));
    }
  }

  /** The smallest ids of records, in order. */
  public record Ids(List<RecordId> smallest) {
    static final Ids NONE = new Ids(List.of());
    private static final int MOST = 10;

    public Ids {
      smallest = List.copyOf(smallest);
    }

    Ids with(RecordId id) {
      boolean isTooLarge = smallest.size() == MOST && smallest.get(MOST - 1).compareTo(id) <= 0;
      return isTooLarge ? this : with(new Ids(List.of(id)));
    }

    Ids with(Ids others) {
      if (others.smallest.isEmpty()) {
        return this;
      }
      return new Ids(
          Stream.concat(smallest.stream(), others.smallest.stream())
              .sorted()
              .distinct()
              .limit(MOST)
              .toList());
    }
  }

  public CheckFact {
    rules = Map.copyOf(rules);
  }

  static CheckFact of(long records, long[] judged, long[] broken, Ids[] ids) {
    Map<Integer, Found> rules = new TreeMap<>();
    for (int rule = 0; rule < judged.length; rule++) {
      if (judged[rule] > 0 || broken[rule] > 0) {
        rules.put(rule, new Found(judged[rule], broken[rule], ids[rule]));
      }
    }
    return new CheckFact(records, rules);
  }

  public CheckFact plus(CheckFact other) {
    Map<Integer, Found> sum = new TreeMap<>(rules);
    other.rules.forEach((rule, found) -> sum.merge(rule, found, Found::plus));
    return new CheckFact(records + other.records, sum);
  }

  public Found of(int rule) {
    return rules.getOrDefault(rule, Found.NOTHING);
  }

  private static final class CheckFactCoder extends DataCoder<CheckFact> {
    @Override
    protected void write(CheckFact value, DataOutputStream out) throws IOException {
      out.writeLong(value.records);
      out.writeInt(value.rules.size());
      for (Map.Entry<Integer, Found> rule : new TreeMap<>(value.rules).entrySet()) {
        Found found = rule.getValue();
        out.writeInt(rule.getKey());
        out.writeLong(found.judged);
        out.writeLong(found.broken);
        out.writeInt(found.ids.smallest.size());
        for (RecordId id : found.ids.smallest) {
          out.writeLong(id.high());
          out.writeLong(id.low());
        }
      }
    }

    @Override
    protected CheckFact read(DataInputStream in) throws IOException {
      long records = in.readLong();
      Map<Integer, Found> rules = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        int rule = in.readInt();
        long judged = in.readLong();
        long broken = in.readLong();
        List<RecordId> ids = new ArrayList<>();
        for (int more = in.readInt(); more > 0; more--) {
          ids.add(new RecordId(in.readLong(), in.readLong()));
        }
        rules.put(rule, new Found(judged, broken, new Ids(ids)));
      }
      return new CheckFact(records, rules);
    }
  }
}
