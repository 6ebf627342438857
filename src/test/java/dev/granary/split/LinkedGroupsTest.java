package dev.granary.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.coding.LinkRow;
import dev.granary.coding.RowBuffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinkedGroupsTest {
  @Test
  void theSmallestOfAChainStandsForAllUnsigned() {
    LinkedGroups groups = LinkedGroups.of(List.of(links(-1, 7, 9, -5), links(7, 9)));

    assertThat(groups.of(-1)).isEqualTo(7);
    assertThat(groups.of(-5)).isEqualTo(7);
    assertThat(groups.of(9)).isEqualTo(7);
    assertThat(groups.of(7)).isEqualTo(7);
    assertThat(LinkedGroups.of(List.of(links(-1, -9))).of(-1)).isEqualTo(-9);
  }

  @Test
  void whoHasNoLinkStaysItself() {
    assertThat(LinkedGroups.NONE.of(3)).isEqualTo(3);
    assertThat(LinkedGroups.of(List.of(links(1, 2))).of(3)).isEqualTo(3);
    assertThat(LinkedGroups.of(List.of(links(4, 4))).of(4)).isEqualTo(4);
  }

  @Test
  void aLongChainInAnyOrderIsOneGroup() throws IOException {
    List<byte[]> links = new ArrayList<>();
    for (long group = 1; group < 20_000; group++) {
      links.add(group % 2 == 0 ? links(group, group + 1) : links(group + 1, group));
    }
    Collections.shuffle(links, new Random(3));

    LinkedGroups groups = sentOn(LinkedGroups.of(links));

    for (long group = 1; group <= 20_000; group++) {
      assertThat(groups.of(group)).isEqualTo(1);
    }
  }

  @Test
  void moreThanFitIsRefusedWithWhatToDo() {
    assertThat(LinkedGroups.of(List.of(links(1, 2, 2, 3, 1, 3)), 3).of(3)).isEqualTo(1);
    assertThatThrownBy(() -> LinkedGroups.of(List.of(links(1, 2, 3, 4)), 3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("more than 3 groups are linked")
        .hasMessageContaining("ask for more likeness in dedup.near");
  }

  private static byte[] links(long... pairs) {
    RowBuffer rows = new RowBuffer(0);
    for (int i = 0; i < pairs.length; i += 2) {
      LinkRow.put(rows, pairs[i], pairs[i + 1]);
    }
    return rows.copy();
  }

  private static LinkedGroups sentOn(LinkedGroups groups) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LinkedGroups.CODER.encode(groups, bytes);
    return LinkedGroups.CODER.decode(new ByteArrayInputStream(bytes.toByteArray()));
  }
}
