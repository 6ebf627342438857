package dev.granary.pipeline.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class GroupedValuesTest {
  private final GroupedValues values =
      new GroupedValues(List.of(List.of(1, 2), List.of(), List.of(3)));

  @Test
  void readsAllPartsAsOftenAsAsked() {
    assertThat(values).hasSize(3).containsExactly(1, 2, 3);
    assertThat(values).containsExactly(1, 2, 3);
  }

  @Test
  void mayNotBeChanged() {
    assertThatThrownBy(() -> values.add(4)).isInstanceOf(UnsupportedOperationException.class);
    Iterator<Object> iterator = values.iterator();
    iterator.next();
    assertThatThrownBy(iterator::remove).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void endsWithNoSuchElement() {
    Iterator<Object> iterator = new GroupedValues(List.of()).iterator();

    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }
}
