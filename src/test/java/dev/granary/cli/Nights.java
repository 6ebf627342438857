package dev.granary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Forty nights of real deliveries, each run as the refresh of a scheduler: 21 regions a night, and
 * what was counted in each until then.
 */
final class Nights {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DAY = "dpc-covid19-ita-regioni-(\\d{4})(\\d{2})(\\d{2})\\.csv";

  private static final String SPEC =
      """
      dataset: regions
      version: "1.0"
      seed: 20200224
      sources:
        - {name: protection, files: "data/*.csv", licence: CC-BY-4.0, key: [date, region]}
      schema:
        date: {type: string, from: data}
        region: {type: string, from: denominazione_regione}
        latitude: {type: float, from: lat}
        longitude: {type: float, from: long}
        in_hospital: {type: int, from: ricoverati_con_sintomi}
        intensive_care: {type: int, from: terapia_intensiva}
        at_home: {type: int, from: isolamento_domiciliare}
        positive: {type: int, from: totale_positivi}
        change: {type: int, from: variazione_totale_positivi}
        new: {type: int, from: nuovi_positivi}
        recovered: {type: int, from: dimessi_guariti}
        deceased: {type: int, from: deceduti}
        cases: {type: int, from: totale_casi}
        swabs: {type: int, from: tamponi}
        note: {type: string, required: false}
      splits: {train: 1}
      features: {region: {}, positive: {}, new: {}, deceased: {}, swabs: {}}
      shards: {target_mib: 1, processes: [1]}
      gates:
        min_records: 21
        volume: {min_ratio: 0.9, max_ratio: 1.5, severity: warn}
        slices: {field: region, require: [Lombardia, Veneto, Emilia-Romagna, Lazio, Sicilia]}
        representative: {field: region, reference: {Lombardia: 0.048, Sicilia: 0.048}}
        sources: {protection: {min_share: 1}}
        drift: {unjudged: [date], against: [AGAINST]}
      publish: {root: out}
      """;

  private final Path folder;
  private final Delivery delivery;
  private final String against;

  /** What lies in the folder on a night. */
  enum Delivery {
    ITS_OWN,
    ALL_UNTIL_THEN
  }

  /**
   * How a night came out.
   *
   * @param gates what did not pass, but for drift
   */
  record Night(String day, int code, List<String> gates, List<Moved> drift) {}

  /** A distance that is over its limit, and what chance alone would make of it. */
  record Moved(String feature, String measure, double value, double limit, double chance) {
    String name() {
      return measure.equals("jensen_shannon") ? feature : feature + " (" + measure + ")";
    }
  }

  Nights(Path folder, String against, Delivery delivery) throws IOException {
    this.folder = folder;
    this.delivery = delivery;
    this.against = against;
    Files.createDirectories(folder.resolve("data"));
    holdAgainst("published:last");
  }

  private void holdAgainst(String version) throws IOException {
    Files.writeString(folder.resolve("spec.yaml"), SPEC.replace("AGAINST", version));
  }

  /** Runs them all, in their order. */
  List<Night> run() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(SharedData.file("nightly_regions"))) {
      files = listed.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    List<Night> nights = new ArrayList<>();
    Path before = folder;
    for (Path file : files) {
      Path delivered = folder.resolve("data").resolve(file.getFileName());
      if (delivery == Delivery.ITS_OWN && Files.isRegularFile(before)) {
        Files.delete(before);
      }
      Files.copy(file, delivered);
      nights.add(night(file.getFileName().toString().replaceFirst(DAY, "$1-$2-$3")));
      holdAgainst(against);
      before = delivered;
    }
    return nights;
  }

  /** A night's figures arrive in its evening and are run as the next day begins. */
  private Night night(String day) throws IOException {
    String date = LocalDate.parse(day).plusDays(1).toString();
    Told told = Told.by("run", folder.resolve("spec.yaml").toString(), "--date", date, "--json");
    Path made = newest();
    List<String> gates = new ArrayList<>();
    for (JsonNode gate : JSON.readTree(made.toFile())) {
      String name = gate.path("gate").asText();
      if (!gate.path("verdict").asText().equals("passed") && !name.startsWith("drift.")) {
        gates.add(name + " " + gate.path("verdict").asText());
      }
    }
    JsonNode drift = JSON.readTree(made.resolveSibling("statistics/drift.json").toFile());
    return new Night(day, told.code(), gates, moved(drift));
  }

  private static List<Moved> moved(JsonNode drift) {
    List<Moved> moved = new ArrayList<>();
    for (JsonNode feature : drift.path("against").path(0).path("features")) {
      for (Map.Entry<String, JsonNode> distance : feature.path("distances").properties()) {
        JsonNode told = distance.getValue();
        String verdict = told.path("verdict").asText();
        if (verdict.equals("warned") || verdict.equals("failed")) {
          moved.add(
              new Moved(
                  feature.path("feature").asText(),
                  distance.getKey(),
                  told.path("value").asDouble(),
                  told.path(verdict.equals("failed") ? "fail" : "warn").asDouble(),
                  told.path("by_chance").asDouble()));
        }
      }
    }
    return moved;
  }

  /** The gates of the run that was last, whether it published or not. */
  private Path newest() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      return files
          .filter(file -> file.endsWith("gates.json"))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .orElseThrow();
    }
  }
}
