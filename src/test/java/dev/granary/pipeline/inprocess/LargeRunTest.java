package dev.granary.pipeline.inprocess;

import static dev.granary.pipeline.inprocess.InProcessPipelines.pipeline;
import static dev.granary.pipeline.inprocess.InProcessPipelines.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.LongAdder;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class LargeRunTest {
  private static final int PARTS = 8;
  private static final int PER_PART = 125_000;
  private static final LongAdder GROUPS = new LongAdder();
  private static final LongAdder SUM = new LongAdder();

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 500_000})
  void aMillionElementsGroupIntoFewOrManyKeys(int keys) {
    GROUPS.reset();
    SUM.reset();
    Pipeline pipeline = pipeline();
    pipeline
        .apply(Create.of(0, 1, 2, 3, 4, 5, 6, 7))
        .apply("Spread", ParDo.of(new Spread(keys)))
        .apply(GroupByKey.create())
        .apply("Sum", ParDo.of(new SumUp()));

    run(pipeline);

    long elements = (long) PARTS * PER_PART;
    assertThat(GROUPS.sum()).isEqualTo(keys);
    assertThat(SUM.sum()).isEqualTo(elements * (elements - 1) / 2);
  }

  @Test
  void aChainOfAHundredStepsRunsInOneStage() {
    SUM.reset();
    Pipeline pipeline = pipeline();
    var numbers = pipeline.apply(Create.of(0, 1, 2));
    for (int step = 0; step < 100; step++) {
      numbers = numbers.apply("Plus one " + step, InProcessPipelines.map(n -> n + 1));
    }
    numbers.apply("Add", ParDo.of(new Add()));

    run(pipeline);

    assertThat(SUM.sum()).isEqualTo(303);
  }

  static final class Spread extends DoFn<Integer, KV<Integer, Integer>> {
    private final int keys;

    Spread(int keys) {
      this.keys = keys;
    }

    @ProcessElement
    public void spread(@Element Integer part, OutputReceiver<KV<Integer, Integer>> out) {
      for (int n = part * PER_PART; n < (part + 1) * PER_PART; n++) {
        out.output(KV.of(n % keys, n));
      }
    }
  }

  static final class SumUp extends DoFn<KV<Integer, Iterable<Integer>>, Void> {
    @ProcessElement
    public void sum(@Element KV<Integer, Iterable<Integer>> group) {
      GROUPS.increment();
      group.getValue().forEach(SUM::add);
    }
  }

  static final class Add extends DoFn<Integer, Void> {
    @ProcessElement
    public void add(@Element Integer number) {
      SUM.add(number);
    }
  }
}
