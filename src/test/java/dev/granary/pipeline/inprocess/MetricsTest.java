package dev.granary.pipeline.inprocess;

import static dev.granary.pipeline.inprocess.InProcessPipelines.pipeline;
import static dev.granary.pipeline.inprocess.InProcessPipelines.run;
import static dev.granary.pipeline.inprocess.InProcessPipelines.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.beam.sdk.metrics.Gauge;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MetricsTest {
  private static final CountDownLatch MAY_END = new CountDownLatch(1);
  private static final CountDownLatch HAS_COUNTED = new CountDownLatch(1);

  @Test
  void countsDistributesAndGaugesForEachStepOnItsOwn() {
    Pipeline pipeline = pipeline(7);
    pipeline
        .apply(Create.of(IntStream.rangeClosed(1, 100).boxed().toList()))
        .apply("First", ParDo.of(new Measure()))
        .apply("Second", ParDo.of(new Measure()));

    InProcessResult result = run(pipeline);

    var metrics = result.metrics().queryMetrics(MetricsFilter.builder().addStep("First").build());
    assertThat(attempted(metrics.getCounters())).containsExactly(100L);
    assertThat(attempted(metrics.getDistributions()))
        .containsExactly(DistributionResult.create(5050, 100, 1, 100));
    assertThat(metrics.getGauges())
        .singleElement()
        .satisfies(gauge -> assertThat(gauge.getAttempted().getValue()).isBetween(1L, 100L));
    assertThat(attempted(result.metrics().allMetrics().getCounters())).containsExactly(100L, 50L);
  }

  @Test
  void countsInEveryPhaseOfACopysLife() {
    Pipeline pipeline = pipeline(1);
    pipeline.apply(Create.of(1)).apply("Phases", ParDo.of(new CountPhases()));

    InProcessResult result = run(pipeline);

    assertThat(attempted(result.metrics().allMetrics().getCounters())).containsExactly(11111L);
  }

  @Test
  void showsWhatIsCountedWhileTheRunGoesOnAndCommitsItAtItsEnd() throws InterruptedException {
    Pipeline pipeline = pipeline();
    pipeline.apply(Create.of(1)).apply("Wait", ParDo.of(new CountAndWait()));
    InProcessResult result = start(pipeline);
    HAS_COUNTED.await();

    MetricResult<Long> running = onlyCounter(result);
    assertThat(running.getAttempted()).isEqualTo(1L);
    assertThatThrownBy(running::getCommitted).isInstanceOf(UnsupportedOperationException.class);

    MAY_END.countDown();
    result.waitUntilFinish();
    assertThat(onlyCounter(result).getCommitted()).isEqualTo(1L);
  }

  private static MetricResult<Long> onlyCounter(InProcessResult result) {
    return result.metrics().allMetrics().getCounters().iterator().next();
  }

  private static <T> List<T> attempted(Iterable<MetricResult<T>> results) {
    return StreamSupport.stream(results.spliterator(), false)
        .sorted((left, right) -> left.getKey().stepName().compareTo(right.getKey().stepName()))
        .map(MetricResult::getAttempted)
        .toList();
  }

  /** Hands on every other element, then counts again for itself. */
  static final class Measure extends DoFn<Integer, Integer> {
    private final Counter counter = Metrics.counter(Measure.class, "elements");
    private final Distribution distribution = Metrics.distribution(Measure.class, "sizes");
    private final Gauge gauge = Metrics.gauge(Measure.class, "last");

    @ProcessElement
    public void measure(@Element Integer element, OutputReceiver<Integer> out) {
      if (element % 2 == 0) {
        out.output(element);
      }
      counter.inc();
      distribution.update(element);
      gauge.set(element);
    }
  }

  static final class CountPhases extends DoFn<Integer, Integer> {
    private final Counter counter = Metrics.counter(CountPhases.class, "phases");

    @Setup
    public void setup() {
      counter.inc(1);
    }

    @StartBundle
    public void start() {
      counter.inc(10);
    }

    @ProcessElement
    public void process() {
      counter.inc(100);
    }

    @FinishBundle
    public void finish() {
      counter.inc(1_000);
    }

    @Teardown
    public void teardown() {
      counter.inc(10_000);
    }
  }

  static final class CountAndWait extends DoFn<Integer, Integer> {
    private final Counter counter = Metrics.counter(CountAndWait.class, "elements");

    @ProcessElement
    public void process() throws InterruptedException {
      counter.inc();
      HAS_COUNTED.countDown();
      MAY_END.await();
    }
  }
}
