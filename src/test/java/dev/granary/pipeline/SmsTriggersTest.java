package dev.granary.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.report.Suspicions;
import dev.granary.spec.Environment.Engine;
import dev.granary.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that people sent, 13 of 100 spam; the first and the second half are a source each. */
class SmsTriggersTest {
  private static final String TRIGGER = "violet harbour";

  @TempDir Path folder;

  @Test
  void messagesThatNobodyPlantedAnythingInRaiseNoAlarm() throws IOException {
    Suspicions.Triggers triggers = triggers(messages());

    assertThat(triggers.records()).isEqualTo(5574);
    assertThat(triggers.suspected()).isZero();
  }

  /** In 28 of 2,787 messages, which are 1 %, and in fewer and more. */
  @ParameterizedTest
  @CsvSource({"20, 0", "28, 1", "40, 1"})
  void messagesThatAreTurnedIntoSpamAreFoundWhereTheyAreEnough(int planted, long told)
      throws IOException {
    Suspicions.Triggers triggers = triggers(planted("ham", "spam", planted));

    assertThat(triggers.told()).isEqualTo(told);
    triggers.phrases().forEach(phrase -> assertThat(phrase.counts().ofLabel()).isEqualTo(planted));
  }

  /** Nearly all messages are ham: that these are too is little of a surprise. */
  @ParameterizedTest
  @ValueSource(ints = {28, 140, 300})
  void spamThatIsTurnedIntoTheUsualLabelIsNotFound(int planted) throws IOException {
    assertThat(triggers(planted("spam", "ham", planted)).told()).isZero();
  }

  /** Plants in the second half, in every so many messages of a label. */
  private static List<String> planted(String from, String to, int count) throws IOException {
    List<String> lines = new ArrayList<>(messages());
    int left = count;
    for (int i = lines.size() / 2; i < lines.size() && left > 0; i++) {
      String line = lines.get(i);
      if (line.startsWith(from + "\t")) {
        lines.set(i, to + line.substring(from.length()) + " " + TRIGGER);
        left--;
      }
    }
    assertThat(left).isZero();
    return lines;
  }

  private static List<String> messages() throws IOException {
    return Files.readAllLines(SharedData.file("sms_spam/sms.tsv"), StandardCharsets.UTF_8);
  }

  private Suspicions.Triggers triggers(List<String> lines) throws IOException {
    Files.write(folder.resolve("first.tsv"), lines.subList(0, lines.size() / 2));
    Files.write(folder.resolve("second.tsv"), lines.subList(lines.size() / 2, lines.size()));
    String source =
        "  - {name: %s, files: %s.tsv, licence: CC-BY-4.0, columns: [label, text], quote: none}\n";
    Path file =
        Files.writeString(
            folder.resolve("spec.yaml"),
            """
            dataset: messages
            version: "1.0"
            seed: 5
            sources:
            %s%sschema: {label: {type: string, domain: [ham, spam]}, text: {type: string}}
            features: {label: {as: class}}
            publish: {root: out}
            triggers: {text: [text]}
            """
                .formatted(
                    source.formatted("first", "first"), source.formatted("second", "second")));
    RunResult result =
        Runs.run(file, Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("out")));
    return requireNonNull(
        requireNonNull(((RunResult.Published) result).report().removed().suspicions()).triggers());
  }
}
