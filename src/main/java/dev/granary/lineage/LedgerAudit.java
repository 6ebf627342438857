package dev.granary.lineage;

import dev.granary.record.RecordId;
import dev.granary.storage.Storage;
import dev.granary.version.Finding;
import dev.granary.version.ListedFindings;
import dev.granary.version.RecordPlaces;
import dev.granary.version.RecordPlaces.Range;
import dev.granary.version.Shard;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the ledger of a version with its shards: every row of a kept record with the record that
 * stands where the row says, and every record with the rows. The ledger is sorted by id and shards
 * are not, so both are folded, see {@link RecordPlaces}; the ledger is read a second time only
 * where the folds differ, to name the records.
 */
public final class LedgerAudit {
  private static final String LEDGER = "ledger";
  private static final int MOST_RANGES = 16;
  private static final int MOST_ROWS = 4 * MOST_RANGES * RecordPlaces.RANGE;

  private final List<Shard> shards;
  private final RecordPlaces inShards;
  private final ShardIds ids;

  /** Tells which records stand somewhere in the shards. */
  public interface ShardIds {
    List<RecordId> in(Range range) throws IOException;
  }

  private LedgerAudit(List<Shard> shards, RecordPlaces inShards, ShardIds ids) {
    this.shards = shards;
    this.inShards = inShards;
    this.ids = ids;
  }

  /**
   * Where the ledger of the version in a directory and its shards disagree.
   *
   * @param inShards the places of all records of the shards
   */
  public static List<Finding> of(
      Storage storage, String directory, List<Shard> shards, RecordPlaces inShards, ShardIds ids)
      throws IOException {
    try {
      return new LedgerAudit(shards, inShards, ids).findings(Ledger.open(storage, directory));
    } catch (NoSuchFileException missing) {
      return List.of(new Finding.Missing(missing.getFile().replace(directory + "/", "")));
    } catch (DamagedTable damage) {
      return List.of(new Finding.BadContent(LEDGER, String.valueOf(damage.getMessage())));
    }
  }

  private List<Finding> findings(Ledger ledger) throws IOException {
    RecordPlaces inLedger = new RecordPlaces(shards);
    ListedFindings astray = new ListedFindings(LEDGER);
    ledger.eachKept(
        (id, shard, position) -> {
          if (inLedger.has(shard, position)) {
            inLedger.add(shard, position, id);
          } else {
            astray.add(
                "has a row of record %s for record %d (from 0) of %s, which is not there"
                    .formatted(id, position, shard.isEmpty() ? "no shard" : shard));
          }
        });
    List<Finding> findings = new ArrayList<>(astray.all());
    List<Range> differences = inShards.differences(inLedger);
    if (!differences.isEmpty()) {
      findings.addAll(named(ledger, differences));
    }
    return findings;
  }

  /** The records of the first ranges that differ, by name. */
  private List<Finding> named(Ledger ledger, List<Range> differences) throws IOException {
    List<Range> looked = differences.subList(0, Math.min(MOST_RANGES, differences.size()));
    Map<String, Map<Long, List<RecordId>>> rows = rowsIn(ledger, looked);
    List<Finding> findings = new ArrayList<>();
    for (Range range : looked) {
      String shard = range.shard().data().path();
      ListedFindings listed = new ListedFindings(shard);
      Map<Long, List<RecordId>> claimed = rows.getOrDefault(shard, Map.of());
      List<RecordId> standing = ids.in(range);
      for (int i = 0; i < range.count(); i++) {
        long position = range.first() + i;
        compare(position, standing.get(i), claimed.getOrDefault(position, List.of()), listed);
      }
      findings.addAll(listed.all());
    }
    if (looked.size() < differences.size()) {
      findings.add(new Finding.NotListed(LEDGER, differences.size() - looked.size()));
    }
    return findings;
  }

  private static void compare(
      long position, RecordId standing, List<RecordId> claimed, ListedFindings listed) {
    if (claimed.isEmpty()) {
      listed.add("record %d (from 0), %s, has no row in the ledger".formatted(position, standing));
    }
    for (RecordId id : claimed) {
      if (!id.equals(standing)) {
        listed.add(
            "record %d (from 0) is %s, but a row of the ledger says %s"
                .formatted(position, standing, id));
      }
    }
    if (claimed.size() > 1) {
      listed.add(
          "record %d (from 0), %s, has %d rows in the ledger"
              .formatted(position, standing, claimed.size()));
    }
  }

  private static Map<String, Map<Long, List<RecordId>>> rowsIn(Ledger ledger, List<Range> ranges)
      throws IOException {
    Map<String, Map<Long, List<RecordId>>> rows = new HashMap<>();
    int[] held = {0};
    ledger.eachKept(
        (id, shard, position) -> {
          if (held[0] < MOST_ROWS && ranges.stream().anyMatch(r -> isIn(r, shard, position))) {
            rows.computeIfAbsent(shard, name -> new HashMap<>())
                .computeIfAbsent(position, number -> new ArrayList<>())
                .add(id);
            held[0]++;
          }
        });
    return rows;
  }

  private static boolean isIn(Range range, String shard, long position) {
    return range.shard().data().path().equals(shard)
        && position >= range.first()
        && position < range.first() + range.count();
  }
}
