package dev.granary.pipeline.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.values.WindowedValue;
import org.apache.beam.sdk.values.WindowedValues;
import org.junit.jupiter.api.Test;

class ListedItemsTest {
  @Test
  void givesEachItemOfEachPartOnceThenNone() {
    Items items =
        items(new ArrayList<>(List.of(1, 2)), new ArrayList<>(), new ArrayList<>(List.of(3)));

    assertThat(items.count()).isEqualTo(3);
    assertThat(values(items)).containsExactly(1, 2, 3);
    assertThat(items.claim()).isNull();
  }

  @Test
  void letsGoOfWhatIsClaimed() {
    List<Object> part = new ArrayList<>(List.of(1, 2));

    items(part).claim();

    assertThat(part).containsExactly(null, 2);
  }

  @Test
  void anItemMayBeNull() {
    Items items = items(new ArrayList<>(Arrays.asList((Object) null)));

    assertThat(items.claim().getValue()).isNull();
    assertThat(items.claim()).isNull();
  }

  private static Items items(List<?>... parts) {
    return new ListedItems(List.of(parts), WindowedValues::valueInGlobalWindow);
  }

  private static List<Object> values(Items items) {
    List<Object> values = new ArrayList<>();
    for (WindowedValue<?> item = items.claim(); item != null; item = items.claim()) {
      values.add(item.getValue());
    }
    return values;
  }
}
