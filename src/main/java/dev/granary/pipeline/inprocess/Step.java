package dev.granary.pipeline.inprocess;

import java.util.Collections;
import java.util.Map;
import org.apache.beam.runners.core.DoFnRunner;
import org.apache.beam.runners.core.DoFnRunners;
import org.apache.beam.runners.core.SideInputReader;
import org.apache.beam.runners.core.StateInternals;
import org.apache.beam.runners.core.StepContext;
import org.apache.beam.runners.core.TimerInternals;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.runners.AppliedPTransform;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.DoFnSchemaInformation;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.util.WindowedValueMultiReceiver;
import org.apache.beam.sdk.util.construction.ParDoTranslation;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/**
 * A step of the graph that runs the user's code: one ParDo, of which every worker has its own copy.
 */
final class Step<InputT, OutputT> implements Node {
  private final String name;
  private final ParDo.MultiOutput<InputT, OutputT> parDo;
  private final byte[] serialized;
  private final PCollection<InputT> input;
  private final Map<TupleTag<?>, Coder<?>> outputCoders;
  private final DoFnSchemaInformation schema;
  private final SideInputReader sideInputs;
  private final Map<TupleTag<?>, Outlet> outputs;

  Step(
      AppliedPTransform<?, ?, ?> application,
      ParDo.MultiOutput<InputT, OutputT> parDo,
      SideInputReader sideInputs,
      Map<TupleTag<?>, Outlet> outputs) {
    this.name = application.getFullName();
    this.parDo = parDo;
    this.serialized = SerializableUtils.serializeToByteArray(parDo.getFn());
    this.input = mainInput(application);
    this.outputCoders = ParDoTranslation.getOutputCoders(application);
    this.schema = ParDo.getDoFnSchemaInformation(parDo.getFn(), input);
    this.sideInputs = sideInputs;
    this.outputs = Collections.unmodifiableMap(outputs);
  }

  String name() {
    return name;
  }

  Map<TupleTag<?>, Outlet> outputs() {
    return outputs;
  }

  /** A new copy of the user's function, not yet set up. */
  @SuppressWarnings("unchecked") // The bytes are those of this step's own function.
  DoFn<InputT, OutputT> newFunction() {
    return (DoFn<InputT, OutputT>) SerializableUtils.deserializeFromByteArray(serialized, name);
  }

  /** Puts Beam's caller of user code around a function that is set up. */
  DoFnRunner<InputT, OutputT> runner(
      DoFn<InputT, OutputT> function, PipelineOptions options, WindowedValueMultiReceiver output) {
    return DoFnRunners.simpleRunner(
        options,
        function,
        sideInputs,
        output,
        parDo.getMainOutputTag(),
        parDo.getAdditionalOutputTags().getAll(),
        Stateless.INSTANCE,
        input.getCoder(),
        outputCoders,
        input.getWindowingStrategy(),
        schema,
        parDo.getSideInputs());
  }

  @SuppressWarnings("unchecked") // Beam has checked that the step was applied to what it takes.
  private static <T> PCollection<T> mainInput(AppliedPTransform<?, ?, ?> application) {
    return (PCollection<T>) Graph.mainInput(application);
  }

  /** Steps that ask for state or timers are refused before a run. */
  private enum Stateless implements StepContext {
    INSTANCE;

    @Override
    public StateInternals stateInternals() {
      throw new UnsupportedOperationException("The in-process runner keeps no state.");
    }

    @Override
    public TimerInternals timerInternals() {
      throw new UnsupportedOperationException("The in-process runner has no timers.");
    }
  }
}
