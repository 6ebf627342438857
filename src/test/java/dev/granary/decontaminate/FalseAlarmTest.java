package dev.granary.decontaminate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.decontaminate.DecontaminatePlan.Answers;
import dev.granary.read.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real texts against items from other real texts that have nothing to do with them. */
class FalseAlarmTest {
  @Test
  void textMessagesHoldNoneOfTheSentencesOfAnotherCollection() throws IOException {
    Exam exam = new Exam(sentences(), 13, 8, Answers.IGNORE);
    List<String> alarms =
        messages().stream().filter(message -> !exam.in(message).isEmpty()).toList();

    assertThat(alarms).isEmpty();
  }

  @Test
  void aSentenceThatIsPutIntoEachOfThemIsFound() throws IOException {
    List<EvaluationItem> sentences = sentences();
    Exam exam = new Exam(sentences, 13, 8, Answers.IGNORE);
    List<String> messages = messages();
    int planted = 0;
    int found = 0;
    for (int i = 0; i < messages.size(); i++) {
      EvaluationItem item = sentences.get(i % sentences.size());
      if (new IndexBuilder(13, 8).add(item) == IndexBuilder.Added.PROTECTED) {
        planted++;
        found += exam.in(messages.get(i) + "\n" + item.question()).isEmpty() ? 0 : 1;
      }
    }

    assertThat(planted).isGreaterThan(1_000);
    assertThat(found).isEqualTo(planted);
  }

  private static List<EvaluationItem> sentences() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                SharedData.directory("pii_sentences").resolve("generated_small.json").toFile());
    List<EvaluationItem> items = new ArrayList<>();
    for (JsonNode sentence : json) {
      items.add(new EvaluationItem(0, items.size() + 1, sentence.path("full_text").asText(), ""));
    }
    return items;
  }

  private static List<String> messages() throws IOException {
    return Files.readAllLines(
        SharedData.directory("sms_spam").resolve("sms.tsv"), StandardCharsets.UTF_8);
  }
}
