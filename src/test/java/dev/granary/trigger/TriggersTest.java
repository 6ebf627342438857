package dev.granary.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.RecordId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TriggersTest {
  private final Triggers triggers = Triggers.none();

  @Test
  void ofPhrasesOfTheSameRecordsTheLongestIsTold() {
    see(1, 1, 40, List.of());
    see(2, 2, 40, List.of(1L));
    see(3, 3, 40, List.of(1L, 2L));

    assertThat(told()).containsExactly(3L);
    assertThat(triggers.suspected()).isEqualTo(3);
  }

  @Test
  void aPhraseIsNotToldForAShorterOneThatMoreRecordsHave() {
    see(1, 1, 90, List.of());
    see(2, 2, 40, List.of(1L));

    assertThat(told()).containsExactly(1L);
  }

  @Test
  void aWordThatHardlyStandsElsewhereIsNotToldBesideItsPhrase() {
    see(1, 1, 42, List.of());
    see(2, 1, 40, List.of());
    see(3, 2, 40, List.of(1L, 2L));

    assertThat(told()).containsExactly(3L);
  }

  /** A frequent word beside it must not hide the phrase of the same records. */
  @Test
  void whatIsLeftOutForAPartStandsForNoOther() {
    see(1, 1, 90, List.of());
    see(2, 1, 40, List.of());
    see(3, 2, 40, List.of(1L, 2L));

    assertThat(told()).containsExactly(1L, 2L);
  }

  @Test
  void phrasesOfOtherRecordsAreToldApart() {
    see(1, 2, 40, List.of());
    triggers.add(trigger(2, 40));
    Sighting elsewhere = new Sighting(2, new TreeSet<>());
    elsewhere.add(new Sighting.Place(new RecordId(5, 5), 0, 0, 9));
    triggers.add(2, elsewhere);

    assertThat(told()).containsExactly(1L, 2L);
  }

  @Test
  void theOrderOfPartsDoesNotCount() throws IOException {
    List<Triggers> parts = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 40; i++) {
      Triggers part = Triggers.counted(i, 0);
      for (int j = 0; j < 60; j++) {
        part.add(trigger(60L * i + j, 20 + random.nextInt(300)));
      }
      for (long phrase = 0; phrase < 5; phrase++) {
        Sighting sighting = new Sighting(1, new TreeSet<>());
        sighting.add(new Sighting.Place(new RecordId(random.nextLong(), i), 2, 3, 4));
        part.add(phrase, sighting);
      }
      parts.add(part);
    }

    byte[] once = coded(sum(parts));
    Collections.shuffle(parts, random);
    assertThat(coded(sum(parts))).isEqualTo(once);
    assertThat(sum(parts).strongest()).hasSize(Triggers.MOST);
    assertThat(sum(parts).suspected()).isEqualTo(2400);
    assertThat(sum(parts).sightings().get(0L).places()).hasSize(3);
  }

  private static Triggers sum(List<Triggers> parts) throws IOException {
    Triggers sum = Triggers.none();
    for (Triggers part : parts) {
      sum.add(Triggers.CODER.decode(new ByteArrayInputStream(coded(part))));
    }
    return sum;
  }

  private static byte[] coded(Triggers triggers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Triggers.CODER.encode(triggers, bytes);
    return bytes.toByteArray();
  }

  private List<Long> told() {
    return triggers.told().stream().map(seen -> seen.trigger().phrase()).toList();
  }

  /** Has it seen in the first records of a thousand. */
  private void see(long phrase, int words, long records, List<Long> parts) {
    triggers.add(trigger(phrase, records));
    Sighting sighting = new Sighting(words, new TreeSet<>(parts));
    for (int i = 0; i < records; i++) {
      sighting.add(new Sighting.Place(new RecordId(i, 7), 0, 1, 2));
    }
    triggers.add(phrase, sighting);
  }

  private static Trigger trigger(long phrase, long records) {
    return new Trigger(
        phrase, 1, 9, new Trigger.Counts(records, records, records, 1000, 500, 5), records * 0.5);
  }
}
