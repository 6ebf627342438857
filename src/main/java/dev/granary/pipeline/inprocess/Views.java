package dev.granary.pipeline.inprocess;

import java.util.Collections;
import java.util.List;
import org.apache.beam.sdk.transforms.Materializations;
import org.apache.beam.sdk.transforms.Materializations.IterableView;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.ViewFn;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/** Makes Beam's views of lists of elements. */
@SuppressWarnings("deprecation") // Beam marks what only runners may call as deprecated.
final class Views {
  private Views() {}

  /** The view that a step of the graph makes. */
  static PCollectionView<?> of(View.CreatePCollectionView<?, ?> step) {
    return step.getView();
  }

  /** Whether {@link #value} can make this view. */
  static boolean isKnown(PCollectionView<?> view) {
    return is(view, Materializations.ITERABLE_MATERIALIZATION_URN)
        || is(view, Materializations.MULTIMAP_MATERIALIZATION_URN);
  }

  /** Makes what a step sees; throws what the view throws, such as for want of a single value. */
  static @Nullable Object value(PCollectionView<?> view, List<Object> elements) {
    return apply(view.getViewFn(), materialized(view, Collections.unmodifiableList(elements)));
  }

  private static Object materialized(PCollectionView<?> view, List<Object> elements) {
    return is(view, Materializations.MULTIMAP_MATERIALIZATION_URN)
        ? new Multimap(Keys.of(view.getCoderInternal()), elements)
        : (IterableView<Object>) () -> elements;
  }

  private static boolean is(PCollectionView<?> view, String materialization) {
    return view.getViewFn().getMaterialization().getUrn().equals(materialization);
  }

  @SuppressWarnings("unchecked") // A view's function takes the materialization that it asked for.
  private static <PrimitiveT, ViewT> ViewT apply(
      ViewFn<PrimitiveT, ViewT> function, Object materialized) {
    return function.apply((PrimitiveT) materialized);
  }
}
