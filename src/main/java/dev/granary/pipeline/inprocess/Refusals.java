package dev.granary.pipeline.inprocess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.beam.sdk.runners.AppliedPTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.reflect.DoFnSignature;
import org.apache.beam.sdk.transforms.reflect.DoFnSignatures;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.transforms.windowing.WindowFn;
import org.apache.beam.sdk.util.IdentityWindowFn;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Gathers everything in a pipeline that this runner does not do, so that all of it can be told at
 * once.
 */
final class Refusals {
  private final List<String> reasons = new ArrayList<>();

  /** Throws if there is any reason. */
  void throwIfAny() {
    if (!reasons.isEmpty()) {
      throw new PipelineRefusedException(reasons);
    }
  }

  /** Refuses a transform that this runner does not know. */
  void refuseTransform(AppliedPTransform<?, ?, ?> application) {
    refuse(application, "unknown transform " + application.getTransform().getClass().getName());
  }

  /** Refuses endless collections and windows, at the step that brings them in. */
  void checkCollections(AppliedPTransform<?, ?, ?> application) {
    Collection<PCollection<?>> inputs = application.getInputs().values();
    Collection<PCollection<?>> outputs = application.getOutputs().values();
    if (inputs.stream().noneMatch(Refusals::isEndless)
        && outputs.stream().anyMatch(Refusals::isEndless)) {
      refuse(application, "unbounded collection");
    }
    if (inputs.stream().noneMatch(Refusals::isWindowed)) {
      for (PCollection<?> windowed : outputs.stream().filter(Refusals::isWindowed).toList()) {
        String windows = windows(windowed).getClass().getSimpleName();
        refuse(application, "windows other than the global one: " + windows);
      }
    }
  }

  /** Refuses a view that this runner cannot make. */
  void checkView(AppliedPTransform<?, ?, ?> application, PCollectionView<?> view) {
    if (!Views.isKnown(view)) {
      refuse(application, "side input that is neither an iterable nor a multimap");
    }
  }

  /** Whether the runner can call this step's code; if not, says why. */
  boolean accepts(AppliedPTransform<?, ?, ?> application, ParDo.MultiOutput<?, ?> parDo) {
    int before = reasons.size();
    DoFnSignature signature = DoFnSignatures.signatureForDoFn(parDo.getFn());
    if (SplittableSteps.isEndless(signature)) {
      refuse(application, "splittable DoFn whose elements may have no end");
    }
    if (!signature.stateDeclarations().isEmpty()) {
      refuse(application, "state");
    }
    if (!(signature.timerDeclarations().isEmpty()
        && signature.timerFamilyDeclarations().isEmpty())) {
      refuse(application, "timers");
    }
    if (signature.processElement().requiresTimeSortedInput()) {
      refuse(application, "input sorted by time");
    }
    if (DoFnSignatures.usesBundleFinalizer(parDo.getFn())) {
      refuse(application, "bundle finalizer");
    }
    if (signature.onWindowExpiration() != null) {
      refuse(application, "window expiration");
    }
    return reasons.size() == before;
  }

  private void refuse(AppliedPTransform<?, ?, ?> application, String reason) {
    reasons.add(application.getFullName() + ": " + reason);
  }

  private static boolean isEndless(PCollection<?> collection) {
    return collection.isBounded() == PCollection.IsBounded.UNBOUNDED;
  }

  /** A step that leaves windows as they are, as some of Beam's own do, brings in nothing new. */
  private static boolean isWindowed(PCollection<?> collection) {
    WindowFn<?, ?> windows = windows(collection);
    return !(isGlobal(windows) || windows instanceof IdentityWindowFn);
  }

  /** There is but one global window, whoever puts elements into it. */
  private static boolean isGlobal(WindowFn<?, ?> windows) {
    return windows.assignsToOneWindow() && windows.windowCoder() instanceof GlobalWindow.Coder;
  }

  private static WindowFn<?, ?> windows(PCollection<?> collection) {
    return collection.getWindowingStrategy().getWindowFn();
  }
}
