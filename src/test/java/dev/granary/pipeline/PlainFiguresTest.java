package dev.granary.pipeline;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.granary.spec.Environment.Engine;
import dev.granary.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statistics of real data, each figure against a plain computation over the same files. */
class PlainFiguresTest {
  private static final Path STRIKES = Path.of("pipelines/bird_strikes/spec.yaml");
  private static final String DAMAGE = "Effect Amount of damage";
  private static final List<String> PAID =
      List.of("Cash", "Credit Card", "Dispute", "No Charge", "Pcard", "Prcard", "Unknown");

  /** Fields of the spec and the columns that they come from. */
  private static final Map<String, String> STRIKE_TEXTS =
      Map.of(
          "airport", "Airport Name",
          "aircraft", "Aircraft Make Model",
          "damage", DAMAGE,
          "date", "Flight Date",
          "operator", "Aircraft Airline Operator",
          "state", "Origin State",
          "phase", "Phase of flight",
          "size", "Wildlife Size",
          "species", "Wildlife Species",
          "time_of_day", "Time of day");

  private static final Map<String, String> STRIKE_NUMBERS =
      Map.of(
          "cost_other", "Cost Other",
          "cost_repair", "Cost Repair",
          "cost_total", "Cost Total $",
          "speed", "Speed IAS in knots");

  private static final List<String> TAXI_TEXTS = List.of("payment_type", "company");
  private static final List<String> TAXI_NUMBERS =
      List.of(
          "pickup_community_area",
          "fare",
          "trip_start_month",
          "trip_start_hour",
          "trip_start_day",
          "trip_start_timestamp",
          "pickup_latitude",
          "pickup_longitude",
          "dropoff_latitude",
          "dropoff_longitude",
          "trip_miles",
          "pickup_census_tract",
          "dropoff_census_tract",
          "trip_seconds",
          "dropoff_community_area",
          "tips");

  private static final String TAXI =
      """
      dataset: taxi
      version: "1.0"
      seed: 7
      sources:
        - {name: chicago, files: data.csv, licence: CC0-1.0}
      schema:
        pickup_community_area: {type: int, required: false}
        fare: {type: float}
        trip_start_month: {type: int}
        trip_start_hour: {type: int}
        trip_start_day: {type: int}
        trip_start_timestamp: {type: int}
        pickup_latitude: {type: float, required: false}
        pickup_longitude: {type: float, required: false}
        dropoff_latitude: {type: float, required: false}
        dropoff_longitude: {type: float, required: false}
        trip_miles: {type: float}
        pickup_census_tract: {type: int, required: false}
        dropoff_census_tract: {type: int, required: false}
        payment_type: {type: string, domain: [%s]}
        company: {type: string, required: false}
        trip_seconds: {type: int, required: false}
        dropoff_community_area: {type: int, required: false}
        tips: {type: float}
      splits: {train: 1}
      statistics: {slices: [payment_type, company, [trip_start_day, trip_start_hour]]}
      features:
        fare: {}
        trip_miles: {}
        trip_start_timestamp: {}
        trip_seconds: {missing: -1}
        company: {missing: ""}
        payment_type: {as: class}
      shards: {target_mib: 128, processes: [1]}
      publish: {root: out}
      """
          .formatted(String.join(", ", PAID));

  @TempDir Path folder;

  @Test
  void strikesAreToldAsTheyAre() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(STRIKES.resolveSibling("data"))) {
      for (Path file : files.filter(name -> name.toString().endsWith(".csv")).toList()) {
        rows.addAll(rows(file));
      }
    }
    rows.removeIf(
        row -> !List.of("None", "Minor", "Medium", "Substantial").contains(row.get(DAMAGE)));

    JsonNode told = all(statistics(STRIKES, "bird_strikes").path("read"));

    assertThat(told.path("records").asInt()).isEqualTo(rows.size()).isEqualTo(9_985);
    JsonNode features = told.path("features");
    assertThat(features).hasSize(STRIKE_TEXTS.size() + STRIKE_NUMBERS.size());
    STRIKE_TEXTS.forEach(
        (field, column) ->
            column(rows, column).isToldAsTexts(features.path(field), PlainColumn.OF_ALL));
    STRIKE_NUMBERS.forEach(
        (field, column) ->
            column(rows, column).isToldAsNumbers(features.path(field), PlainColumn.OF_ALL));
  }

  @Test
  void tripsAreToldAsTheyAreAllTogetherAndSliceBySlice() throws IOException {
    Path data = Files.copy(SharedData.file("taxi/data.csv"), folder.resolve("data.csv"));
    Path spec = Files.writeString(folder.resolve("spec.yaml"), TAXI);
    List<Map<String, String>> rows = rows(data);

    JsonNode told = statistics(spec, "taxi");

    requireTrips(all(told.path("read")), rows, PlainColumn.OF_ALL);
    requireSlices(told.path("read"), "payment_type", rows);
    requireSlices(told.path("read"), "company", rows);
    assertThat(told.path("read").path("too_many_slices").get(0).asText())
        .contains("trip_start_day", "trip_start_hour");
    requireExamples(all(told.path("train")), rows);
  }

  private static void requireSlices(JsonNode told, String by, List<Map<String, String>> rows) {
    Map<String, List<Map<String, String>>> groups =
        rows.stream().collect(groupingBy(row -> row.get(by)));
    List<JsonNode> slices = slices(told, slice -> slice.path("by").asText().equals(by));
    assertThat(slices).hasSize(groups.size());
    for (JsonNode slice : slices) {
      String name = slice.path("slice").asText();
      List<Map<String, String>> its = groups.get(name.equals("(missing)") ? "" : name);
      requireTrips(slice, its, PlainColumn.OF_SLICE);
    }
  }

  private static void requireTrips(JsonNode told, List<Map<String, String>> rows, int exactUpTo) {
    JsonNode features = told.path("features");
    assertThat(told.path("records").asInt()).isEqualTo(rows.size());
    assertThat(features).hasSize(TAXI_TEXTS.size() + TAXI_NUMBERS.size());
    for (String name : TAXI_NUMBERS) {
      column(rows, name).isToldAsNumbers(features.path(name), exactUpTo);
    }
    for (String name : TAXI_TEXTS) {
      column(rows, name).isToldAsTexts(features.path(name), exactUpTo);
    }
  }

  /** A trainer sees numbers of 32 bits, places in the domain, and what stands for no value. */
  private static void requireExamples(JsonNode told, List<Map<String, String>> rows) {
    JsonNode features = told.path("features");
    assertThat(told.path("records").asInt()).isEqualTo(rows.size());
    for (String name : List.of("fare", "trip_miles")) {
      column(rows, name)
          .but(value -> Double.toString(Float.parseFloat(value)), "")
          .isToldAsNumbers(features.path(name), PlainColumn.OF_ALL);
    }
    column(rows, "trip_start_timestamp")
        .isToldAsNumbers(features.path("trip_start_timestamp"), PlainColumn.OF_ALL);
    column(rows, "trip_seconds")
        .but(value -> value, "-1")
        .isToldAsNumbers(features.path("trip_seconds"), PlainColumn.OF_ALL);
    column(rows, "company")
        .but(value -> value, "")
        .isToldAsTexts(features.path("company"), PlainColumn.OF_ALL);
    column(rows, "payment_type")
        .but(value -> Integer.toString(PAID.indexOf(value)), "")
        .isToldAsNumbers(features.path("payment_type"), PlainColumn.OF_ALL);
  }

  private JsonNode statistics(Path spec, String dataset) throws IOException {
    Path root = folder.resolve("published");
    RunResult result = Runs.run(spec, Runs.environment(Engine.IN_PROCESS, 2, root));
    assertThat(result).isInstanceOf(RunResult.Published.class);
    Path version = root.resolve(dataset).resolve("1.0.0");
    return new ObjectMapper().readTree(version.resolve("statistics/statistics.json").toFile());
  }

  private static JsonNode all(JsonNode profile) {
    return slices(profile, slice -> !slice.has("by")).get(0);
  }

  private static List<JsonNode> slices(JsonNode profile, Predicate<JsonNode> wanted) {
    List<JsonNode> slices = new ArrayList<>();
    profile
        .path("slices")
        .forEach(
            slice -> {
              if (wanted.test(slice)) {
                slices.add(slice);
              }
            });
    return slices;
  }

  private static PlainColumn column(List<Map<String, String>> rows, String name) {
    return PlainColumn.ofCells(rows.stream().map(row -> row.get(name)).toList());
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : reader) {
        rows.add(new LinkedHashMap<>(row.getFieldsAsMap()));
      }
    }
    return rows;
  }
}
