package dev.granary.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The table of reasons is that of the code. */
class ReasonsPageTest {
  @Test
  void everyReasonStandsThereInItsOrder() throws IOException {
    List<List<String>> expected =
        Arrays.stream(Reason.values())
            .map(
                reason ->
                    List.of(
                        "`" + reason + "`",
                        reason.outcome().name().toLowerCase(Locale.ROOT),
                        reason.sentence()))
            .toList();

    assertThat(Page.read(Path.of("docs/reasons.md")).rows())
        .filteredOn(row -> row.get(0).startsWith("`"))
        .extracting(row -> List.of(row.get(0), row.get(1), row.get(2)))
        .isEqualTo(expected);
  }
}
