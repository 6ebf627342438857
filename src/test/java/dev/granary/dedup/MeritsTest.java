package dev.granary.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.coding.RecordRow.Merit;
import dev.granary.record.FieldValues;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeritsTest {
  private final FieldValues values = new FieldValues(2);
  private final Merits merits = new Merits(0, 1);

  @Test
  void realNumbersAreOrderedAsTheyAre() {
    List<Double> ascending =
        List.of(-Double.MAX_VALUE, -2.5, -1.0, -1e-300, 0.0, 1e-300, 0.5, 1.0, 7e12);

    long last = Long.MIN_VALUE;
    for (double number : ascending) {
      values.setReal(1, number);
      long quality = merits.of(values).quality();

      assertThat(quality).as("%s", number).isGreaterThan(last);
      last = quality;
    }
  }

  @Test
  void wholeNumbersAreThemselves() {
    values.setInteger(1, Long.MAX_VALUE - 1);

    assertThat(merits.of(values).quality()).isEqualTo(Long.MAX_VALUE - 1);
  }

  @Test
  void noValueIsNoConsentAndTheLeastQuality() {
    assertThat(merits.of(values)).isEqualTo(new Merit(0, Long.MIN_VALUE));
  }

  @Test
  void onlyWhatIsTrueIsConsent() {
    values.setTruth(0, true);
    assertThat(merits.of(values).consent()).isEqualTo(1);

    values.setTruth(0, false);
    assertThat(merits.of(values).consent()).isZero();
  }

  @Test
  void whereNoFieldTellsAllAreEqual() {
    values.setInteger(1, 5);

    assertThat(new Merits(-1, -1).of(values)).isEqualTo(Merit.NONE);
  }
}
