package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.lineage.LedgerScan;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs one spec over the same records in several formats.
 *
 * @param spec with FORMAT and FILE where those stand; it reads {@code data/*}
 */
record FormatRun(Path folder, String spec, int records) {
  /**
   * What must not depend on the format.
   *
   * @param content the digest over all shards
   * @param ids of the ledger, in its order
   * @param statistics every file of the folder by its name, as hexadecimal digits
   */
  record Made(String content, List<String> ids, Map<String, String> statistics) {}

  Made run(String format, String name, byte[] content) throws IOException {
    write(format, name, content);
    Told told = Told.by("run", folder.resolve("spec.yaml").toString());
    assertThat(told.code()).as(format + told.out() + told.err()).isZero();
    assertThat(told.out()).contains("%1$d = %1$d + 0 + 0, which holds".formatted(records));
    PublishedVersion version = versions(name).list().get(0);
    Manifest manifest = versions(name).manifest(version);
    assertThat(manifest.draft().inputs().get(0).file().bytes()).isEqualTo(content.length);
    return new Made(
        version.event().digests().content().hex(),
        ids(version(name), manifest),
        statistics(version(name)));
  }

  Path version(String name) {
    Path datasets = folder.resolve("out-" + name);
    try (Stream<Path> paths = Files.list(datasets)) {
      return paths.filter(Files::isDirectory).findFirst().orElseThrow().resolve("1.0.0");
    } catch (IOException e) {
      throw new AssertionError("nothing was published in " + datasets, e);
    }
  }

  void write(String format, String name, byte[] content) throws IOException {
    Path data = folder.resolve("data");
    Files.createDirectories(data);
    try (Stream<Path> old = Files.list(data)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
    Files.write(data.resolve(name), content);
    Files.writeString(
        folder.resolve("spec.yaml"), spec.replace("FORMAT", format).replace("FILE", name));
  }

  private Versions versions(String name) throws IOException {
    String dataset = version(name).getParent().getFileName().toString();
    return Versions.of(new LocalStorage(), folder.resolve("out-" + name).toString(), dataset);
  }

  private static List<String> ids(Path version, Manifest manifest) throws IOException {
    List<String> ids = new ArrayList<>();
    try (LedgerScan ledger = LedgerScan.open(new LocalStorage(), version.toString(), manifest)) {
      while (ledger.hasNext()) {
        ids.add(ledger.next().id().toString());
      }
    }
    return ids;
  }

  private static Map<String, String> statistics(Path version) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(version.resolve("statistics"))) {
      for (Path path : paths.toList()) {
        files.put(
            path.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(path)));
      }
    }
    return files;
  }
}
