package dev.granary.pipeline.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpilledValuesTest {
  private static final List<String> WORDS = List.of("", "owl", "x".repeat(100_000), "eagle");

  @TempDir Path folder;
  private SpillFile file;
  private long checksum;

  @BeforeEach
  void write() throws IOException {
    file = SpillFile.create(folder);
    CountedOutput out = new CountedOutput(file.write());
    for (String word : WORDS) {
      StringUtf8Coder.of().encode(word, out);
    }
    checksum = out.checksum();
  }

  @Test
  void areReadAsOftenAsAsked() throws IOException {
    SpilledValues values = values(file.whole(), checksum);

    assertThat(values).hasSize(4).containsExactlyElementsOf(WORDS);
    assertThat(values).containsExactlyElementsOf(WORDS);
    var iterator = values.iterator();
    WORDS.forEach(word -> iterator.next());
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void damageIsFound() throws IOException {
    SpilledValues values = values(file.whole(), checksum ^ 1);

    assertThatThrownBy(() -> values.forEach(value -> {}))
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("cannot be read back")
        .rootCause()
        .hasMessage("it is not as it was written");
  }

  @Test
  void whatIsMissingIsFound() throws IOException {
    SpilledValues values = values(new SpillFile.Range(0, file.whole().bytes() - 1), checksum);

    assertThatThrownBy(() -> values.forEach(value -> {}))
        .hasMessageContaining("cannot be read back");
  }

  @Test
  void fewerThanStandThereAreNotTakenForAll() throws IOException {
    SpilledValues values = new SpilledValues(file, file.whole(), 3, checksum, coder());

    assertThatThrownBy(() -> values.forEach(value -> {}))
        .hasMessageContaining("cannot be read back");
  }

  private SpilledValues values(SpillFile.Range range, long sum) {
    return new SpilledValues(file, range, WORDS.size(), sum, coder());
  }

  @SuppressWarnings("unchecked")
  private static Coder<Object> coder() {
    return (Coder<Object>) (Coder<?>) StringUtf8Coder.of();
  }
}
