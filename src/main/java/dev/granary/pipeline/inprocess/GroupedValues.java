package dev.granary.pipeline.inprocess;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;

/**
 * The values of one key: one part from each worker that met the key; read as often as needed, never
 * changed.
 */
final class GroupedValues extends AbstractCollection<Object> {
  private final List<List<Object>> parts;
  private final int size;

  GroupedValues(List<List<Object>> parts) {
    this.parts = parts;
    this.size = parts.stream().mapToInt(List::size).reduce(0, Math::addExact);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Iterator<Object> iterator() {
    return parts.stream().<Object>flatMap(List::stream).iterator();
  }
}
