package dev.granary.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.RecordId;
import dev.granary.version.RecordPlaces.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class RecordPlacesTest {
  private static final Shard FIRST = Golden.shard("train", 0, 10_000);
  private static final Shard SECOND = Golden.shard("train", 1, 5);

  @Test
  void theSameRecordsInAnotherOrderAreTheSame() {
    assertThat(places(1, id -> id).differences(places(2, id -> id))).isEmpty();
  }

  @Test
  void anotherRecordIsToldByItsRange() {
    assertThat(places(1, id -> id).differences(places(1, id -> id == 5_000 ? -1 : id)))
        .containsExactly(new Range(FIRST, 4_096, 4_096));
    assertThat(places(1, id -> id).differences(places(1, id -> id >= 9_999 ? -1 : id)))
        .containsExactly(new Range(FIRST, 8_192, 1_808));
  }

  @Test
  void twoRecordsThatChangedPlacesAreTold() {
    LongUnaryOperator turned = id -> id == 7 ? 8 : id == 8 ? 7 : id;

    assertThat(places(1, id -> id).differences(places(1, turned)))
        .containsExactly(new Range(FIRST, 0, 4_096));
  }

  @Test
  void aRecordOfAnotherShardIsToldInBoth() {
    RecordPlaces own = new RecordPlaces(List.of(FIRST, SECOND));
    RecordPlaces other = new RecordPlaces(List.of(FIRST, SECOND));
    own.add(FIRST.data().path(), 3, new RecordId(1, 1));
    other.add(SECOND.data().path(), 3, new RecordId(1, 1));

    assertThat(own.differences(other))
        .containsExactly(new Range(FIRST, 0, 4_096), new Range(SECOND, 0, 5));
  }

  @Test
  void aPlaceThatNoShardHasIsRefused() {
    RecordPlaces places = new RecordPlaces(List.of(SECOND));

    assertThat(places.has(SECOND.data().path(), 4)).isTrue();
    assertThat(places.has(SECOND.data().path(), 5)).isFalse();
    assertThat(places.has(SECOND.data().path(), -1)).isFalse();
    assertThat(places.has(FIRST.data().path(), 0)).isFalse();
    assertThatThrownBy(() -> places.add(SECOND.data().path(), 5, new RecordId(1, 1)))
        .hasMessage("shard " + SECOND.data().path() + " has no record 5");
  }

  private static RecordPlaces places(long luck, LongUnaryOperator ids) {
    List<Long> order = new ArrayList<>();
    for (long position = 0; position < FIRST.records(); position++) {
      order.add(position);
    }
    Collections.shuffle(order, new Random(luck));
    RecordPlaces places = new RecordPlaces(List.of(FIRST, SECOND));
    for (long position : order) {
      places.add(FIRST.data().path(), position, new RecordId(ids.applyAsLong(position), 9));
    }
    return places;
  }
}
