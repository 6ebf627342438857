package dev.granary.pipeline.inprocess;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The values of one key: parts in memory or on disk, from each worker that met the key; read as
 * often as needed, never changed.
 */
final class GroupedValues extends AbstractCollection<Object> {
  private final List<? extends Collection<Object>> parts;
  private final int size;

  GroupedValues(List<? extends Collection<Object>> parts) {
    this.parts = parts;
    this.size = parts.stream().mapToInt(Collection::size).reduce(0, Math::addExact);
  }

  @Override
  public int size() {
    return size;
  }

  /** Reads the parts where they lie; a stream's iterator would copy each of them. */
  @Override
  public Iterator<Object> iterator() {
    return new Iterator<>() {
      private final Iterator<? extends Collection<Object>> following = parts.iterator();
      private Iterator<Object> part = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!part.hasNext() && following.hasNext()) {
          part = following.next().iterator();
        }
        return part.hasNext();
      }

      @Override
      public Object next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return part.next();
      }
    };
  }
}
