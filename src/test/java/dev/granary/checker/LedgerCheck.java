package dev.granary.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The ledger of a version against its manifest and its shards. */
final class LedgerCheck {
  /** Copies that were made so that files divide count from here. */
  private static final int REPEATED = 32768;

  private final Path folder;
  private final String version;
  private final JsonNode manifest;
  private final Findings findings;

  LedgerCheck(Path folder, String version, JsonNode manifest, Findings findings) {
    this.folder = folder;
    this.version = version;
    this.manifest = manifest;
    this.findings = findings;
  }

  void check(List<Shard> shards) throws IOException {
    List<Map<String, Object>> rows = rows("ledger", "part-");
    requireAccounts(rows);
    requireShards(rows, shards);
    requireRemainder(rows);
    long records = rows.stream().filter(LedgerCheck::isFirst).count();
    long places = rows("ledger", "places-").size();
    findings.same(Rule.CONSERVED, version + "/ledger", "rows of places", records, places);
    requireRows(rows, "quarantine", row -> row.get("outcome").equals("QUARANTINED"));
    requireRows(rows, "clusters", row -> row.get("survivor_id") != null);
  }

  /** The numbers of each source, as its rows add up. */
  private void requireAccounts(List<Map<String, Object>> rows) {
    Map<String, Map<String, Long>> found = new TreeMap<>();
    for (Map<String, Object> row : rows) {
      if (isFirst(row)) {
        String why = row.get("outcome") + " " + row.get("reason");
        Map<String, Long> account =
            found.computeIfAbsent((String) row.get("source"), source -> new TreeMap<>());
        account.merge(why, 1L, Long::sum);
      }
    }
    for (JsonNode source : manifest.path("sources")) {
      String name = source.path("name").asText();
      findings.same(
          Rule.CONSERVED,
          version + "/ledger",
          "of source " + name,
          account(source),
          found.getOrDefault(name, Map.of()));
    }
  }

  private static Map<String, Long> account(JsonNode source) {
    Map<String, Long> account = new TreeMap<>();
    account.put("KEPT KEPT", source.path("kept").asLong());
    Json.counts(source.path("dropped")).forEach((why, n) -> account.put("DROPPED " + why, n));
    Json.counts(source.path("quarantined"))
        .forEach((why, n) -> account.put("QUARANTINED " + why, n));
    account.values().removeIf(n -> n == 0);
    return account;
  }

  /** Every kept row is at its place in a shard, and every record of a shard has its row. */
  private void requireShards(List<Map<String, Object>> rows, List<Shard> shards) {
    Set<String> expected = new TreeSet<>();
    for (Map<String, Object> row : rows) {
      if (row.get("shard") != null) {
        expected.add(row.get("shard") + " " + row.get("position") + " " + row.get("record_id"));
      }
    }
    Set<String> found = new TreeSet<>();
    for (Shard shard : shards) {
      for (int position = 0; position < shard.records().size(); position++) {
        found.add(shard.file() + " " + position + " " + shard.records().get(position).id());
      }
    }
    requireSameSet(Rule.RECORDS, "in the shards", expected, found);
  }

  /** What was left out, or written once more, so that files divide. */
  private void requireRemainder(List<Map<String, Object>> rows) {
    boolean dropped = manifest.path("remainderPolicy").asText("drop").equals("drop");
    List<String> expected = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      if (dropped ? row.get("reason").equals("SHARD_REMAINDER") && isFirst(row) : isRepeated(row)) {
        expected.add((String) row.get("record_id"));
      }
    }
    List<String> found = new ArrayList<>();
    manifest.path("remainder").forEach(id -> found.add(id.asText()));
    expected.sort(null);
    findings.same(Rule.CONSERVED, version + "/ledger", "remainder", expected, found);
  }

  private static boolean isRepeated(Map<String, Object> row) {
    return row.get("copy") instanceof Integer copy && copy >= REPEATED;
  }

  private void requireRows(
      List<Map<String, Object>> ledger, String directory, Predicate<Map<String, Object>> belongs)
      throws IOException {
    long expected = ledger.stream().filter(belongs).count();
    long found = rows(directory, "part-").size();
    findings.same(Rule.CONSERVED, version + "/" + directory, "rows", expected, found);
  }

  private void requireSameSet(Rule rule, String what, Set<String> expected, Set<String> found) {
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(found);
    Set<String> strange = new TreeSet<>(found);
    strange.removeAll(expected);
    if (!missing.isEmpty() || !strange.isEmpty()) {
      findings.add(
          rule,
          version + "/ledger",
          "the same records as " + what,
          missing.size()
              + " only in the ledger "
              + some(missing)
              + ", "
              + strange.size()
              + " only "
              + what
              + " "
              + some(strange));
    }
  }

  private static List<String> some(Set<String> all) {
    return all.stream().limit(3).toList();
  }

  private static boolean isFirst(Map<String, Object> row) {
    return row.get("copy") == null || row.get("copy").equals(0);
  }

  private List<Map<String, Object>> rows(String directory, String start) throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String name : new Folder(folder.resolve(directory)).children()) {
      if (name.startsWith(start)) {
        try {
          rows.addAll(ParquetTable.rows(folder.resolve(directory).resolve(name)));
        } catch (IOException | RuntimeException unreadable) {
          String file = version + "/" + directory + "/" + name;
          findings.add(Rule.WHOLE, file, "a Parquet file", String.valueOf(unreadable));
        }
      }
    }
    return rows;
  }
}
