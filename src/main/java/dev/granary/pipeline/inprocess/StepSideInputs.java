package dev.granary.pipeline.inprocess;

import java.util.Map;
import org.apache.beam.runners.core.SideInputReader;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/** The views that one step has declared, and no others. */
record StepSideInputs(Map<PCollectionView<?>, SideInput> views) implements SideInputReader {
  StepSideInputs {
    views = Map.copyOf(views);
  }

  @Override
  @SuppressWarnings("unchecked") // A side input holds what its own view made.
  public <T> @Nullable T get(PCollectionView<T> view, BoundedWindow window) {
    SideInput sideInput = views.get(view);
    if (sideInput == null) {
      throw new IllegalArgumentException("The step reads a side input that it does not declare.");
    }
    return (T) sideInput.value();
  }

  @Override
  public <T> boolean contains(PCollectionView<T> view) {
    return views.containsKey(view);
  }

  @Override
  public boolean isEmpty() {
    return views.isEmpty();
  }
}
