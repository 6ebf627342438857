package dev.granary.pipeline;

import dev.granary.record.RecordId;
import dev.granary.shard.ExampleFeatures;
import dev.granary.shard.ExampleWatch;
import dev.granary.statistics.Measured;
import dev.granary.statistics.Observed;
import dev.granary.statistics.Tally;
import dev.granary.statistics.TallyPlan;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Counts the values of examples as they are published: what a trainer will see. */
final class TallyExamples implements ExampleWatch {
  private static final long serialVersionUID = 1;

  private final TallyPlan plan;

  TallyExamples(TallyPlan plan) {
    this.plan = plan;
  }

  @Override
  public Watcher begin() {
    return new Counting(plan);
  }

  private static final class Counting implements Watcher {
    private final ExampleFeatures features = new ExampleFeatures();
    private final List<byte[]> names;
    private final List<Measured.Holding> holdings;

    /**
     * The places of the features as they stand in an example, by name: so each is found at once.
     */
    private final int[] byName;

    private final Observed observed;
    private final ExampleValue value;
    private final Tally tally;

    Counting(TallyPlan plan) {
      names = plan.features().stream().map(f -> ExampleFeatures.name(f.name())).toList();
      holdings = plan.features().stream().map(Measured::holding).toList();
      byName =
          IntStream.range(0, names.size())
              .boxed()
              .sorted(Comparator.comparing(names::get, Arrays::compareUnsigned))
              .mapToInt(Integer::intValue)
              .toArray();
      observed = new Observed(plan.features().size());
      value = new ExampleValue(observed);
      tally = new Tally(plan);
    }

    @Override
    public void see(RecordId id, byte[] buffer, int start, int length) throws IOException {
      features.take(buffer, start, length);
      for (int feature : byName) {
        value.of(feature, holdings.get(feature));
        if (!features.value(names.get(feature), value)) {
          observed.missing(feature);
        }
      }
      tally.take(id, observed);
    }

    @Override
    public byte[] finding() {
      return tally.bytes();
    }
  }
}
