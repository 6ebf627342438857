package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.pipeline.Replayed.Earlier;
import dev.granary.pipeline.ReplayedPlaces.One;
import dev.granary.record.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayedPlacesTest {
  private static final Earlier FIRST = new Earlier(3, Reason.CHECK_RANGE);
  private static final Earlier SECOND = new Earlier(4, Reason.READ_ENCODING);

  private static final ReplayedPlaces PLACES =
      ReplayedPlaces.of(
          List.of(new One(90, FIRST), new One(7, FIRST), new One(90, SECOND), new One(8, SECOND)));

  @Test
  void eachPlaceIsFoundAndTheFirstToNameItCounts() {
    assertThat(PLACES.find(7)).contains(FIRST);
    assertThat(PLACES.find(8)).contains(SECOND);
    assertThat(PLACES.find(90)).contains(FIRST);
    assertThat(PLACES.has(90)).isTrue();
  }

  @Test
  void noOtherPlaceIsFound() {
    assertThat(PLACES.find(9)).isEmpty();
    assertThat(PLACES.has(9)).isFalse();
    assertThat(ReplayedPlaces.NONE.has(0)).isFalse();
  }

  @Test
  void bytesHoldEachPlaceOnce() throws IOException {
    byte[] bytes = bytes(PLACES);

    assertThat(bytes).hasSize(Integer.BYTES + 3 * 13);
    ReplayedPlaces read = ReplayedPlaces.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    assertThat(read.find(90)).contains(FIRST);
    assertThat(bytes(read)).isEqualTo(bytes);
  }

  private static byte[] bytes(ReplayedPlaces places) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    places.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
