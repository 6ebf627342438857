package dev.granary.version;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void writesTheBytesThatPythonMadeFromTheFormat() throws IOException {
    assertThat(new String(ManifestJson.write(Golden.manifest()), UTF_8))
        .isEqualTo(new String(Golden.bytes("manifest-v1.json"), UTF_8));
  }

  @Test
  void readsTheBytesThatPythonMadeFromTheFormat() throws IOException {
    assertThat(ManifestJson.read(Golden.bytes("manifest-v1.json"))).isEqualTo(Golden.manifest());
  }

  @Test
  void theOrderInWhichARunCountedDoesNotReachTheBytes() {
    List<Input> turned = new ArrayList<>(Golden.inputs());
    Collections.reverse(turned);
    Draft draft = new Draft(Golden.build(), turned, Golden.sources(), Golden.layout());
    List<FileEntry> files = new ArrayList<>(Golden.manifest().files());
    Collections.reverse(files);

    Manifest manifest = Manifest.of(new VersionNumber(1, 0, 7), draft, files);

    assertThat(ManifestJson.write(manifest)).isEqualTo(ManifestJson.write(Golden.manifest()));
  }

  @Test
  void refusesAFormatVersionItDoesNotKnowBeforeItReadsOn() {
    assertThatThrownBy(() -> ManifestJson.read("{\"formatVersion\": 2}".getBytes(UTF_8)))
        .isInstanceOf(InvalidManifest.class)
        .hasMessage(
            "manifest.json: formatVersion is 2; this version of Granary reads only 1,"
                + " use one that knows 2");
  }

  @Test
  void passesOverFieldsItDoesNotKnow() throws IOException {
    ObjectNode tree = tree();
    tree.put("colour", "green");
    ((ObjectNode) tree.at("/shards/0")).put("colour", "green");

    assertThat(ManifestJson.read(MAPPER.writeValueAsBytes(tree))).isEqualTo(Golden.manifest());
  }

  @Test
  void missesEveryFieldThatIsTakenAway() throws IOException {
    int fields = 0;
    for (String pointer : fieldsOf(tree())) {
      ObjectNode tree = tree();
      int cut = pointer.lastIndexOf('/');
      ((ObjectNode) tree.at(pointer.substring(0, cut))).remove(pointer.substring(cut + 1));
      assertRefused(tree, pointer.substring(cut + 1) + ": is missing");
      fields++;
    }
    assertThat(fields).isGreaterThan(80);
  }

  @Test
  void refusesEveryFieldOfAnotherType() throws IOException {
    for (String pointer : fieldsOf(tree())) {
      for (String other : List.of("null", "true", "1.5", "[[]]", "{\"x\": {}}", "\"\\u0000\"")) {
        ObjectNode tree = tree();
        int cut = pointer.lastIndexOf('/');
        ((ObjectNode) tree.at(pointer.substring(0, cut)))
            .set(pointer.substring(cut + 1), MAPPER.readTree(other));
        assertRefused(tree, "");
      }
    }
  }

  @Test
  void saysWhichFieldOfWhichElementIsWrong() throws IOException {
    ObjectNode tree = tree();
    ((ObjectNode) tree.at("/shards/2")).put("sha256", "ABC");

    assertRefused(
        tree, "manifest.json: shards[2].sha256: must be 64 lower-case hexadecimal digits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"formatVersion\": 1} {}",
        "{\"formatVersion\": 1, \"formatVersion\": 1}",
        "{\"formatVersion\": 1.0}",
        "{\"formatVersion\": \"1\"}",
        "{\"formatVersion\": 99999999999999999999}",
        "{\"formatVersion\": 1, \"deep\": [[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}"
      })
  void refusesWhatIsNoManifest(String text) {
    assertThatThrownBy(() -> ManifestJson.read(text.getBytes(UTF_8)))
        .isInstanceOf(InvalidManifest.class)
        .hasMessageStartingWith("manifest.json: ");
  }

  @Test
  void refusesBytesThatAreNotUtf8() throws IOException {
    byte[] golden = Golden.bytes("manifest-v1.json");
    byte[] latin = new String(golden, UTF_8).getBytes(ISO_8859_1);
    byte[] wide = new String(golden, UTF_8).getBytes(UTF_16LE);

    assertThatThrownBy(() -> ManifestJson.read(latin))
        .isInstanceOf(InvalidManifest.class)
        .hasMessage("manifest.json: is not valid UTF-8");
    assertThatThrownBy(() -> ManifestJson.read(wide)).isInstanceOf(InvalidManifest.class);
  }

  @Test
  void theFormatNamesEveryFieldThatIsWritten() throws IOException {
    String format = Files.readString(Path.of("docs/format.md"));
    Set<String> names = new TreeSet<>();
    fieldsOf(tree()).forEach(pointer -> names.add(pointer.substring(1 + pointer.lastIndexOf('/'))));
    MAPPER.readTree(Golden.bytes("history-v1.json")).fieldNames().forEachRemaining(names::add);

    assertThat(names)
        .allSatisfy(name -> assertThat(format).containsPattern("[`.]" + name + "[`.\\[]"));
  }

  private static void assertRefused(ObjectNode tree, String message) throws IOException {
    byte[] content = MAPPER.writeValueAsBytes(tree);
    assertThatThrownBy(() -> ManifestJson.read(content))
        .as("%s", tree)
        .isInstanceOf(InvalidManifest.class)
        .hasMessageContaining(message);
  }

  private static ObjectNode tree() throws IOException {
    return (ObjectNode) MAPPER.readTree(Golden.bytes("manifest-v1.json"));
  }

  /** JSON pointers of every field that the format names; the keys of its maps are data. */
  private static List<String> fieldsOf(JsonNode tree) {
    List<String> pointers = new ArrayList<>();
    collect(tree, "", pointers);
    return pointers;
  }

  private static void collect(JsonNode node, String at, List<String> pointers) {
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.get(i), at + "/" + i, pointers);
      }
    }
    if (node instanceof ObjectNode object && !at.matches(".*(dropped|quarantined|classes/.*)")) {
      object
          .fieldNames()
          .forEachRemaining(
              name -> {
                pointers.add(at + "/" + name);
                collect(object.get(name), at + "/" + name, pointers);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("spoiltPlans")
  void refusesPlansThatTheShardsDoNotMake(String piece, String by, String complaint)
      throws IOException {
    String manifest = new String(Golden.bytes("manifest-v1.json"), UTF_8);
    String spoilt = manifest.replace(piece, by);
    assertThat(spoilt).isNotEqualTo(manifest);

    assertThatThrownBy(() -> ManifestJson.read(spoilt.getBytes(UTF_8)))
        .isInstanceOf(InvalidManifest.class)
        .hasMessageContaining(complaint);
  }

  private static Stream<Arguments> spoiltPlans() {
    return Stream.of(
        Arguments.of(
            "\"records\": 4,\n          \"steps\"",
            "\"records\": 5,\n \"steps\"",
            "plans[1] says "),
        Arguments.of("\"globalBatch\": 6", "\"globalBatch\": 8", "plans[0] says "),
        Arguments.of(
            "\"globalBatch\": 6",
            "\"globalBatch\": 5",
            "a global batch of 5 records does not divide by 2 processes"),
        Arguments.of("\"unused\": 2", "\"unused\": 0", "plans[0] says "),
        Arguments.of("\"batch\": 3", "\"batch\": 4", "plans[1] says "),
        Arguments.of(
            "[\n    1,\n    2\n  ]",
            "[\n    1,\n    4\n  ]",
            "processes are [1, 4], but there are plans for [1, 2]"),
        Arguments.of(
            "\"remainderPolicy\": \"drop\"",
            "\"remainderPolicy\": \"lose\"",
            "remainderPolicy: there is no remainder policy"));
  }
}
