package dev.granary.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** JSONTestSuite: each document is taken for one record. */
class JsonSuiteTest {
  private static final int DOCUMENTS = 318;

  private final JsonRecords records =
      new JsonRecords(Reading.schema("a", "b", "asd", "x", "foo", "title"), Limits.DEFAULT);

  @Test
  void acceptsWhatMustBeAcceptedAndRejectsWhatMustBeRejected() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    List<Path> documents = documents("test_parsing");
    for (Path document : documents) {
      String name = document.getFileName().toString();
      String verdict = verdictOn(Files.readAllBytes(document));
      boolean accepted = verdict.equals("KEPT") || verdict.equals(Reason.READ_NOT_OBJECT.name());
      if ((name.startsWith("y_") && !accepted && !isRepeatedKey(name, verdict))
          || (name.startsWith("n_") && accepted)) {
        wrong.put(name, verdict);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(documents).hasSize(DOCUMENTS);
  }

  @Test
  void tellsObjectsFromOtherValues() throws IOException {
    Path suite = SharedData.directory("json_test_suite").resolve("test_parsing");

    assertThat(verdictOn(Files.readAllBytes(suite.resolve("y_object_basic.json"))))
        .isEqualTo("KEPT");
    assertThat(verdictOn(Files.readAllBytes(suite.resolve("y_array_empty.json"))))
        .isEqualTo("READ_NOT_OBJECT");
    assertThat(verdictOn(Files.readAllBytes(suite.resolve("y_structure_lonely_null.json"))))
        .isEqualTo("READ_NOT_OBJECT");
  }

  @Test
  void survivesWhatParsersDisagreeOn() throws IOException {
    for (Path document : documents("test_transform")) {
      assertThat(verdictOn(Files.readAllBytes(document))).isNotEmpty();
    }
  }

  @Test
  void linesAndRowsSurviveEveryDocument() throws IOException {
    for (Path document : documents("test_parsing")) {
      byte[] content = Files.readAllBytes(document);
      for (var format : List.of(Reading.JSONL, Reading.CSV)) {
        Reading whole =
            Reading.of(content, format, Limits.DEFAULT, Reading.schema("a"), Integer.MAX_VALUE);
        assertThat((long) whole.seen().size()).isEqualTo(whole.records() + whole.rejected());
      }
    }
  }

  /** Our rule is stricter than the suite's: a field of the schema stands once. */
  private static boolean isRepeatedKey(String name, String verdict) {
    return name.startsWith("y_object_duplicated_key")
        && verdict.equals(Reason.READ_DUPLICATE_FIELD.name());
  }

  private String verdictOn(byte[] content) {
    try {
      records.parse(content, 0, content.length, new FieldValues(6));
      return "KEPT";
    } catch (RejectedRecord e) {
      return e.reason().name();
    }
  }

  private static List<Path> documents(String part) throws IOException {
    try (Stream<Path> files = Files.list(SharedData.directory("json_test_suite").resolve(part))) {
      return files.sorted().toList();
    }
  }
}
