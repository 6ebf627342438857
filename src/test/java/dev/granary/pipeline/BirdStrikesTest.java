package dev.granary.pipeline;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.granary.record.Reason;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Classes;
import dev.granary.version.Manifest;
import dev.granary.version.SplitEntry;
import dev.granary.version.Verifier;
import dev.granary.version.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's figures, against a computation that shares no code with the product. */
class BirdStrikesTest {
  private static final Path SPEC = Path.of("pipelines/bird_strikes/spec.yaml");
  private static final String LABEL = "Effect Amount of damage";
  private static final List<String> LABELS = List.of("None", "Minor", "Medium", "Substantial");

  @TempDir static Path root;

  private static Manifest manifest;
  private static List<List<String>> rows;

  @BeforeAll
  static void publish() throws IOException {
    rows = rows();
    RunResult result = Runs.run(SPEC, Runs.environment(Engine.IN_PROCESS, 2, root));
    assertThat(result).isInstanceOf(RunResult.Published.class);
    Versions versions = Versions.of(new LocalStorage(), root.toString(), "bird_strikes");
    manifest = versions.manifest(versions.resolve(Versions.LATEST));
  }

  @Test
  void everyRowIsRead() {
    assertThat(manifest.draft().sources().get(0).tally().read()).isEqualTo(rows.size());
    assertThat(rows).hasSize(10_000);
  }

  @Test
  void invalidLabelsAreQuarantined() {
    long invalid = rows.stream().filter(row -> !LABELS.contains(row.get(2))).count();

    assertThat(manifest.draft().sources().get(0).tally().quarantined())
        .isEqualTo(Map.of(Reason.CHECK_DOMAIN.name(), invalid));
    assertThat(invalid).isEqualTo(15);
  }

  @Test
  void repeatedRowsAreDropped() {
    List<List<String>> valid = rows.stream().filter(row -> LABELS.contains(row.get(2))).toList();
    long repeated = valid.size() - (long) new HashSet<>(valid).size();

    assertThat(manifest.draft().sources().get(0).tally().dropped())
        .containsEntry(Reason.DUPLICATE_EXACT.name(), repeated);
  }

  @Test
  void classesBeforeBalancingAreThoseOfTheDistinctRows() {
    Set<List<String>> distinct = new HashSet<>(rows);
    Map<String, Long> expected =
        distinct.stream()
            .map(row -> row.get(2))
            .filter(LABELS::contains)
            .collect(groupingBy(label -> label, TreeMap::new, counting()));
    Map<String, Long> found = new TreeMap<>();
    for (SplitEntry split : manifest.draft().layout().splits()) {
      split.classes().before().forEach((label, count) -> found.merge(label, count, Long::sum));
    }

    assertThat(found).isEqualTo(expected);
  }

  @Test
  void noClassInTrainingHasMoreThanFiveTimesTheSmallest() {
    Classes train = split("train").classes();
    long smallest = train.before().values().stream().mapToLong(Long::longValue).min().orElseThrow();

    train
        .before()
        .forEach(
            (label, count) ->
                assertThat(train.after()).containsEntry(label, Math.min(count, 5 * smallest)));
  }

  @Test
  void validationKeepsTheProportionsOfTheWorld() {
    Classes validation = split("validation").classes();

    assertThat(validation.after()).isEqualTo(validation.before());
  }

  @Test
  void shardsDivideOverFourProcessesEqually() {
    for (String name : List.of("train", "validation")) {
      var shards = manifest.draft().layout().shardsOf(name);
      assertThat(shards).hasSize(4);
      assertThat(shards.stream().map(shard -> shard.records()).distinct()).hasSize(1);
    }
  }

  @Test
  void weightsEvenOutTheClasses() {
    Classes train = split("train").classes();
    long records = train.after().values().stream().mapToLong(Long::longValue).sum();

    train
        .weights()
        .forEach(
            (label, weight) ->
                assertThat(weight * train.after().get(label))
                    .isCloseTo(records / 4.0, within(1e-6)));
  }

  @Test
  void theVersionVerifies() throws IOException {
    assertThat(
            Verifier.verify(new LocalStorage(), root.toString(), "bird_strikes", Versions.LATEST)
                .findings())
        .isEmpty();
  }

  @Test
  void nothingOfTheRunIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(root.resolve("bird_strikes/_runs"))) {
      assertThat(left).isEmpty();
    }
  }

  private static SplitEntry split(String name) {
    return manifest.draft().layout().splits().stream()
        .filter(split -> split.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<List<String>> rows() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(SPEC.resolveSibling("data"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
          for (NamedCsvRecord row : reader) {
            assertThat(row.getHeader().get(2)).isEqualTo(LABEL);
            rows.add(List.copyOf(row.getFields()));
          }
        }
      }
    }
    return rows;
  }
}
