package dev.granary.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.record.Outcome;
import dev.granary.report.NumberText;
import dev.granary.report.RunReport.Alert;
import dev.granary.report.RunReport.Severity;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a version tells of the records that it read again since somebody ordered it. */
final class ReplayedJson {
  static final String FILE = "quarantine/replayed.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ONLY = "filesReadForTheseAlone";
  private static final int MOST_BYTES = 1 << 26;

  private ReplayedJson() {}

  static byte[] write(Books books) {
    Replayed replayed = books.replayed();
    ObjectNode document = JSON.createObjectNode();
    ArrayNode orders = document.putArray("orders");
    for (Replayed.Order order : replayed.orders()) {
      orders
          .addObject()
          .put("entry", order.number())
          .put("of", order.of())
          .put("records", order.records())
          .put("found", order.found())
          .put("changed", order.changed())
          .put("gone", order.gone());
    }
    ObjectNode reasons = document.putObject("becameOfThem");
    books.facts().ledger().replayed().forEach((reason, count) -> reasons.put(reason.name(), count));
    ArrayNode only = document.putArray(ONLY);
    Set<String> names = new TreeSet<>();
    replayed.files().forEach(file -> names.add(books.listing().files().get(file).name()));
    names.forEach(only::add);
    try {
      return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  /** The names of the files that a version would not have read otherwise. */
  static Set<String> filesOf(Storage storage, String versionDirectory) throws IOException {
    JsonNode document = JSON.readTree(storage.read(versionDirectory + "/" + FILE, MOST_BYTES));
    Set<String> names = new HashSet<>();
    document.path(ONLY).forEach(name -> names.add(name.asText()));
    return names;
  }

  /** What a person should know of it; more urgent where not all of them were there. */
  static Optional<Alert> alert(Books books) {
    if (books.replayed().isEmpty()) {
      return Optional.empty();
    }
    long asked = books.replayed().orders().stream().mapToLong(Replayed.Order::records).sum();
    long found = books.replayed().orders().stream().mapToLong(Replayed.Order::found).sum();
    long kept =
        books.facts().ledger().replayed().entrySet().stream()
            .filter(count -> count.getKey().outcome() == Outcome.KEPT)
            .mapToLong(count -> count.getValue())
            .sum();
    return Optional.of(
        new Alert(
            found == asked ? Severity.NOTE : Severity.WARNING,
            found == asked
                ? "records that had been set aside were read again, as was ordered."
                : "records were to be read again, of which some are not where they were any more.",
            NumberText.count(kept) + " kept of " + NumberText.count(asked),
            null,
            "look at " + FILE));
  }
}
