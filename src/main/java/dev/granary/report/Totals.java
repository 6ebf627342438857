package dev.granary.report;

import dev.granary.report.Contents.LabelCount;
import dev.granary.report.Contents.Shard;
import dev.granary.report.Contents.Split;
import dev.granary.report.Funnel.Flow;
import dev.granary.report.Funnel.Removal;
import dev.granary.report.Work.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Rows that sum up other rows. */
public final class Totals {
  private Totals() {}

  /** Classes as one, with no weight. */
  public static LabelCount ofLabels(String name, List<LabelCount> labels) {
    return new LabelCount(
        name, sum(labels, LabelCount::before), sum(labels, LabelCount::after), null);
  }

  /** Splits as one, with no shares. */
  public static Split ofSplits(String name, List<Split> splits) {
    return new Split(
        name,
        sum(splits, Split::records),
        null,
        null,
        sum(splits, Split::files),
        sum(splits, Split::bytes));
  }

  /** Shards as one. */
  public static Shard ofShards(String name, List<Shard> shards) {
    return new Shard("", name, sum(shards, Shard::records), sum(shards, Shard::bytes));
  }

  /** Files as one, with no digest. */
  public static Input ofInputs(String name, List<Input> inputs) {
    return new Input(name, sum(inputs, Input::bytes), sum(inputs, Input::records), "");
  }

  /** Sources as one; removals for the same reason are one. */
  public static Flow ofFlows(String name, List<Flow> flows) {
    Map<Removal, Long> counts = new LinkedHashMap<>();
    for (Flow flow : flows) {
      for (Removal removal : flow.removals()) {
        counts.merge(withCount(removal, 0), removal.count(), Long::sum);
      }
    }
    return new Flow(
        name,
        sum(flows, Flow::read),
        counts.entrySet().stream().map(e -> withCount(e.getKey(), e.getValue())).toList(),
        sum(flows, Flow::kept),
        sum(flows, Flow::copies),
        sum(flows, Flow::written));
  }

  private static Removal withCount(Removal removal, long count) {
    return new Removal(removal.fate(), removal.reason(), removal.sentence(), count);
  }

  /** The sum of one figure over rows. */
  public static <T> long sum(List<T> rows, ToLongFunction<T> figure) {
    return rows.stream().mapToLong(figure).sum();
  }
}
