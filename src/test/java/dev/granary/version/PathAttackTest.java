package dev.granary.version;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathAttackTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Stream<String> attacks() {
    return Stream.of(
        "",
        ".",
        "..",
        "../secret",
        "a/../../secret",
        "a/..",
        "a/./b",
        "./a",
        "/etc/passwd",
        "//server/share",
        "a//b",
        "a/",
        "/",
        "~/../a",
        "..\\secret",
        "a\\b",
        "\\\\server\\share",
        "C:/windows",
        "C:secret",
        "file:///etc/passwd",
        "gs://other/bucket",
        "a\u0000b",
        "a\nb",
        "a\u001b[2Jb",
        "a\u007fb",
        "a\u0085b",
        "a\u2028b",
        "a\u200bb",
        "a\u202egpj.b",
        "a\ud800b",
        "cafe\u0301",
        "a*",
        "a?",
        "a[0]",
        "a{b,c}",
        "a|b",
        "a<b>",
        "a\"b",
        " a",
        "a ",
        "a. ",
        "a/b.",
        ".hidden",
        "a/.hidden/b",
        "...",
        "é".repeat(128),
        "a/".repeat(600) + "a");
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isRefusedAsAPath(String path) {
    assertThatThrownBy(() -> SafePath.require(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("unsafe path '");
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isRefusedWhereverAManifestHoldsAPath(String path) throws IOException {
    for (String pointer : List.of("/files/0/path", "/shards/0/file", "/shards/0/index")) {
      ObjectNode tree = (ObjectNode) MAPPER.readTree(Golden.bytes("manifest-v1.json"));
      int cut = pointer.lastIndexOf('/');
      ((ObjectNode) tree.at(pointer.substring(0, cut))).put(pointer.substring(cut + 1), path);
      byte[] content = MAPPER.writeValueAsString(tree).getBytes(UTF_8);

      assertThatThrownBy(() -> ManifestJson.read(content)).isInstanceOf(InvalidManifest.class);
    }
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isRefusedInAHistory(String path) {
    HistoryEvent.Digests digests =
        new HistoryEvent.Digests(Golden.sha256("manifest"), Golden.sha256("content"));

    assertThatThrownBy(
            () ->
                new HistoryEvent.Published(
                    new VersionNumber(1, 0, 7), path, digests, "", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("unsafe path '");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "card.md", // CARD.md in other case
        "CARD.md/x",
        "Ledger/x",
        "LEDGER",
        "ledger",
        "Manifest.json",
        "manifest.json",
        "CARD.md"
      })
  void isRefusedBesideAPathItClashesWith(String path) {
    Manifest golden = Golden.manifest();
    List<FileEntry> files =
        Stream.concat(golden.files().stream(), Stream.of(Golden.entry(path))).toList();

    assertThatThrownBy(() -> Manifest.of(golden.version(), golden.draft(), files))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(".*(listed twice|both a file and a directory|differ only in case).*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CARD.md",
        "index/birds-train.tfrecord-00000-of-00002.index",
        "Gefieder der Möwe.labels.txt",
        "a..b/c",
        "statistics/x-y_z+1=2,3(4)@5%.pb"
      })
  void acceptsOrdinaryPaths(String path) {
    assertThat(SafePath.require(path)).isEqualTo(path);
  }

  @Test
  void aMessageCannotChangeATerminal() {
    assertThatThrownBy(() -> SafePath.require("a\u001b[2J\n\u202eb"))
        .hasMessage("unsafe path 'a\\u001b[2J\\u000a\\u202eb': holds a control character");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "_history", "a b", "a\u0000", "-a", "é"})
  void aNameThatIsNoNameIsRefused(String name) {
    assertThatThrownBy(() -> new DatasetPaths("root", name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the dataset '");
  }
}
