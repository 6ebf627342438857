package dev.granary.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.cli.Nights.Delivery;
import dev.granary.cli.Nights.Moved;
import dev.granary.cli.Nights.Night;
import dev.granary.docs.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which gates fire in forty real nights, as docs/nights.md tells it. */
class FortyNightsIT {
  private static final Path PAGE = Path.of("docs/nights.md");

  @TempDir Path folder;

  @Test
  void aNightHeldAgainstTheOneBeforeHasNotMoved() throws IOException {
    List<Night> nights = new Nights(folder, "published:last", Delivery.ITS_OWN).run();

    assertThat(nights).hasSize(40);
    new GeneratedPart(PAGE, "night by night").assertIs(table(nights));
  }

  @Test
  void aNightHeldAgainstTheFirstHas() throws IOException {
    List<Night> nights = new Nights(folder, "1.0.0", Delivery.ITS_OWN).run();

    new GeneratedPart(PAGE, "against the first").assertIs(table(nights));
    new GeneratedPart(PAGE, "features").assertIs(features(nights));
  }

  @Test
  void whatIsDeliveredWithAllBeforeItHasNotMovedEither() throws IOException {
    List<Night> nights = new Nights(folder, "published:last", Delivery.ALL_UNTIL_THEN).run();

    new GeneratedPart(PAGE, "all until then").assertIs(table(nights));
  }

  /** Nights in a row that came out alike share a line. */
  private static String table(List<Night> nights) {
    StringBuilder table =
        new StringBuilder(
            "| nights | how many | outcome | over a limit | by how much |\n|---|---|---|---|---|\n");
    List<Night> alike = new ArrayList<>();
    for (Night night : nights) {
      if (!alike.isEmpty() && !outcome(night).equals(outcome(alike.get(0)))) {
        table.append(line(alike));
        alike.clear();
      }
      alike.add(night);
    }
    return table.append(line(alike)).toString();
  }

  private static String line(List<Night> alike) {
    String first = alike.get(0).day();
    String last = alike.get(alike.size() - 1).day();
    return "| %s | %d | %s | %s |\n"
        .formatted(
            first.equals(last) ? first : first + " to " + last,
            alike.size(),
            outcome(alike.get(0)),
            distances(alike));
  }

  private static String outcome(Night night) {
    String over =
        night.drift().stream().map(Moved::name).distinct().sorted().collect(joining(", "));
    String gates = String.join(", ", night.gates());
    return (night.code() == 0 ? "published" : "blocked, exit " + night.code())
        + " | "
        + (over + (over.isEmpty() || gates.isEmpty() ? "" : ", ") + gates);
  }

  private static String distances(List<Night> alike) {
    DoubleSummaryStatistics values =
        alike.stream()
            .flatMap(night -> night.drift().stream())
            .mapToDouble(Moved::value)
            .summaryStatistics();
    return values.getCount() == 0
        ? ""
        : String.format(Locale.ROOT, "%.2f to %.2f", values.getMin(), values.getMax());
  }

  private static String features(List<Night> nights) {
    Map<String, List<Moved>> features = new TreeMap<>();
    Map<String, String> since = new TreeMap<>();
    for (Night night : nights) {
      for (Moved moved : night.drift()) {
        features.computeIfAbsent(moved.name(), any -> new ArrayList<>()).add(moved);
        since.putIfAbsent(moved.name(), night.day());
      }
    }
    StringBuilder table =
        new StringBuilder(
            "| feature, measure | nights over | first | least and largest distance | fails above |"
                + " by chance up to |\n|---|---|---|---|---|---|\n");
    features.forEach(
        (name, all) -> {
          DoubleSummaryStatistics values =
              all.stream().mapToDouble(Moved::value).summaryStatistics();
          table.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %d | %s | %.2f, %.2f | %.2f | %.2f |\n",
                  name,
                  all.size(),
                  since.get(name),
                  values.getMin(),
                  values.getMax(),
                  all.get(0).limit(),
                  all.get(0).chance()));
        });
    return table.toString();
  }
}
