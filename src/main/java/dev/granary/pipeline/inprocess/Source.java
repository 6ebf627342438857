package dev.granary.pipeline.inprocess;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.WindowedValues;

/** Elements that the pipeline itself holds. */
final class Source implements StageRoot {
  private final String name;
  private final Iterable<?> elements;
  private final Outlet outlet = Outlet.of(this);

  Source(String name, Iterable<?> elements) {
    this.name = name;
    this.elements = elements;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outlet outlet() {
    return outlet;
  }

  @Override
  public Items drain() {
    List<Object> items = new ArrayList<>();
    elements.forEach(items::add);
    return new ListedItems(List.of(items), WindowedValues::valueInGlobalWindow);
  }
}
