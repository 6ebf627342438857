package dev.granary.pipeline.inprocess;

import java.util.Map;
import org.apache.beam.runners.core.DoFnRunner;
import org.apache.beam.sdk.metrics.MetricsContainer;
import org.apache.beam.sdk.metrics.MetricsEnvironment;
import org.apache.beam.sdk.metrics.MetricsEnvironment.MetricsEnvironmentState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.reflect.DoFnInvokers;
import org.apache.beam.sdk.util.WindowedValueMultiReceiver;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.WindowedValue;
import org.jspecify.annotations.Nullable;

/**
 * One worker's copy of a step.
 *
 * <p>The copy is made and set up for the first element, lives for one bundle, and is torn down
 * whatever happens. Once the run is ending it is given nothing more, so that a copy that failed is
 * never used again.
 */
final class StepRunner<InputT, OutputT> implements Receiver, WindowedValueMultiReceiver {
  private final Step<InputT, OutputT> step;
  private final Run run;
  private final Map<TupleTag<?>, Receiver> outputs;
  private final MetricsContainer metrics;
  private final MetricsEnvironmentState currentMetrics;
  private @Nullable DoFn<InputT, OutputT> function;
  private @Nullable DoFnRunner<InputT, OutputT> runner;

  /** Must be made by the thread that will run it, as Beam keeps the metrics of a thread. */
  StepRunner(Step<InputT, OutputT> step, Run run, Map<TupleTag<?>, Receiver> outputs) {
    this.step = step;
    this.run = run;
    this.outputs = outputs;
    this.metrics = run.metrics().getContainer(step.name());
    this.currentMetrics = MetricsEnvironment.getMetricsEnvironmentStateForCurrentThread();
  }

  @Override
  @SuppressWarnings("unchecked") // The graph leads only elements of this step's input here.
  public void receive(WindowedValue<?> element) {
    run.end().check();
    MetricsContainer outer = currentMetrics.activate(metrics);
    try {
      started().processElement((WindowedValue<InputT>) element);
    } catch (RuntimeException | Error e) {
      run.end().fail(step.name(), e);
      throw e;
    } finally {
      currentMetrics.activate(outer);
    }
  }

  @Override
  public <T> void output(TupleTag<T> tag, WindowedValue<T> element) {
    Receiver receiver = outputs.get(tag);
    if (receiver != null) {
      receiver.receive(element);
    }
  }

  /** Finishes the bundle, if there was any element. */
  void finishBundle() {
    if (runner == null) {
      return;
    }
    run.end().check();
    MetricsContainer outer = currentMetrics.activate(metrics);
    try {
      runner.finishBundle();
    } catch (RuntimeException | Error e) {
      run.end().fail(step.name(), e);
      throw e;
    } finally {
      currentMetrics.activate(outer);
    }
  }

  /**
   * Gives the copy up; a teardown that throws fails the run, as what it could not release may be
   * lost work.
   */
  void tearDown() {
    if (function == null) {
      return;
    }
    MetricsContainer outer = currentMetrics.activate(metrics);
    try {
      DoFnInvokers.invokerFor(function).invokeTeardown();
    } catch (RuntimeException | Error e) {
      run.end().failAlso(step.name(), e);
    } finally {
      currentMetrics.activate(outer);
    }
  }

  private DoFnRunner<InputT, OutputT> started() {
    if (runner == null) {
      DoFn<InputT, OutputT> fresh = step.newFunction();
      // What cannot be set up is torn down by this very call.
      DoFnInvokers.tryInvokeSetupFor(fresh, run.options());
      function = fresh;
      DoFnRunner<InputT, OutputT> made = step.runner(fresh, run.options(), this);
      made.startBundle();
      runner = made;
    }
    return runner;
  }
}
