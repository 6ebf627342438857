package dev.granary.compare;

import static dev.granary.compare.Ledgers.STORAGE;
import static dev.granary.compare.Ledgers.kept;
import static dev.granary.compare.Ledgers.removed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.lineage.DamagedTable;
import dev.granary.lineage.LedgerRow;
import dev.granary.lineage.LineageFiles;
import dev.granary.record.Outcome;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinLedgersTest {
  private static final Set<String> SAME = Set.of(Ledgers.FILE);

  @TempDir Path folder;

  @Test
  void aRecordThatLeavesIsToldWithTheReasonOfTheLaterVersion() throws IOException {
    RecordChanges changes =
        compare(
            List.of(kept(1, 10, "train"), kept(2, 20, "train"), kept(3, 30, "train")),
            List.of(removed(1, 10, Reason.DUPLICATE_EXACT), kept(3, 30, "train")));

    assertThat(counts(changes.left())).isEqualTo("{DUPLICATE_EXACT=1, not read=1}");
    assertThat(changes.left().get(Fate.UNKNOWN).first()).containsExactly(kept(2, 20, "train"));
    assertThat(changes.stayed()).isEqualTo(1);
    assertThat(changes.coming()).isZero();
  }

  @Test
  void aRecordThatComesIsToldWithTheReasonOfTheEarlierVersion() throws IOException {
    RecordChanges changes =
        compare(
            List.of(removed(1, 10, Reason.BALANCE_DOWNSAMPLED)),
            List.of(kept(1, 10, "train"), kept(2, 20, "train")));

    assertThat(counts(changes.came())).isEqualTo("{BALANCE_DOWNSAMPLED=1, not read=1}");
  }

  @Test
  void aRecordThatIsSetAsideUnderAnotherIdIsKnownByItsPlace() throws IOException {
    List<LedgerRow> before = List.of(kept(1, 10, "train"), removed(9, 20, Reason.CHECK_RANGE));
    List<LedgerRow> after = List.of(removed(8, 10, Reason.CHECK_DOMAIN), kept(2, 20, "train"));

    RecordChanges changes = compare(before, after);

    assertThat(counts(changes.left())).isEqualTo("{CHECK_DOMAIN=1}");
    assertThat(counts(changes.came())).isEqualTo("{CHECK_RANGE=1}");
  }

  @Test
  void aPlaceInAnotherFileOfTheSameNameMeansNothing() throws IOException {
    RecordChanges changes =
        JoinLedgers.compare(
            STORAGE,
            Ledgers.side(folder, 0, List.of(kept(1, 10, "train"))),
            Ledgers.side(folder, 1, List.of(removed(8, 10, Reason.CHECK_DOMAIN))),
            Set.of(),
            5);

    assertThat(counts(changes.left())).isEqualTo("{not read=1}");
  }

  @Test
  void recordsThatShareAnIdAreCountedEachOnceAndTheirCopiesNever() throws IOException {
    RecordChanges changes =
        compare(
            List.of(
                kept(1, 10, "train"),
                kept(1, 10, "train", 1),
                kept(1, 20, "train"),
                kept(1, 30, "test")),
            List.of(
                kept(1, 10, "test"), kept(1, 20, "test"), removed(1, 30, Reason.DUPLICATE_EXACT)));

    assertThat(changes.stayed()).isEqualTo(2);
    assertThat(counts(changes.left())).isEqualTo("{DUPLICATE_EXACT=1}");
    assertThat(changes.resplit().count()).isEqualTo(1);
  }

  @Test
  void onlySoManyExamplesAreKeptAndAllAreCounted() throws IOException {
    List<LedgerRow> many = LongStream.range(0, 50).mapToObj(i -> kept(i, i, "train")).toList();

    RecordChanges changes = compare(many, List.of());

    assertThat(changes.leaving()).isEqualTo(50);
    assertThat(changes.left().get(Fate.UNKNOWN).first()).isEqualTo(many.subList(0, 5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithACountById(long seed) throws IOException {
    Random random = new Random(seed);
    List<LedgerRow> before = someRows(random);
    List<LedgerRow> after = someRows(random);
    Map<RecordId, Long> earlier = keptById(before);
    Map<RecordId, Long> later = keptById(after);
    Set<RecordId> ids = new TreeSet<>(earlier.keySet());
    ids.addAll(later.keySet());
    long left = 0;
    long came = 0;
    for (RecordId id : ids) {
      long more = later.getOrDefault(id, 0L) - earlier.getOrDefault(id, 0L);
      left += Math.max(0, -more);
      came += Math.max(0, more);
    }

    RecordChanges changes = compare(before, after);

    assertThat(List.of(changes.leaving(), changes.coming())).isEqualTo(List.of(left, came));
    assertThat(changes.stayed() + changes.leaving()).isEqualTo(sum(earlier));
    assertThat(changes.stayed() + changes.coming()).isEqualTo(sum(later));
  }

  @Test
  void aPartThatIsMissingIsNamed() throws IOException {
    Side before = Ledgers.side(folder, 0, List.of(kept(1, 10, "train")));
    Side after = Ledgers.side(folder, 1, List.of(kept(1, 10, "train")));
    Path part = Path.of(LineageFiles.ledger(after.version().directory(), 1));
    Files.delete(part);

    assertThatThrownBy(() -> JoinLedgers.compare(STORAGE, before, after, SAME, 5))
        .isInstanceOf(DamagedTable.class)
        .hasMessage(part + ": is missing; verify the version");
  }

  @Test
  void aPartOfAnotherLengthIsNamed() throws IOException {
    Side before = Ledgers.side(folder, 0, List.of(kept(1, 10, "train")));
    Side after = Ledgers.side(folder, 1, List.of(kept(1, 10, "train")));
    Path part = Path.of(LineageFiles.ledger(before.version().directory(), 0));
    long bytes = Files.size(part);
    Files.write(part, new byte[3]);

    assertThatThrownBy(() -> JoinLedgers.compare(STORAGE, before, after, SAME, 5))
        .isInstanceOf(DamagedTable.class)
        .hasMessage(part + ": has 3 bytes instead of " + bytes + "; verify the version");
  }

  @Test
  void partsThatWereSwappedAreNotSorted() throws IOException {
    List<LedgerRow> rows = List.of(kept(1, 10, "train"), kept(2, 20, "train"));
    Side before = Ledgers.side(folder, 0, rows);
    Side after = Ledgers.side(folder, 1, rows);
    Path first = Path.of(LineageFiles.ledger(after.version().directory(), 0));
    Path second = Path.of(LineageFiles.ledger(after.version().directory(), 1));
    assertThat(Files.size(first)).isEqualTo(Files.size(second));
    Path aside = Files.move(first, folder.resolve("aside"));
    Files.move(second, first);
    Files.move(aside, second);

    assertThatThrownBy(() -> JoinLedgers.compare(STORAGE, before, after, SAME, 5))
        .isInstanceOf(DamagedTable.class)
        .hasMessage(second + ": damaged: its rows are not sorted; verify the version");
  }

  private RecordChanges compare(List<LedgerRow> before, List<LedgerRow> after) throws IOException {
    return JoinLedgers.compare(
        STORAGE, Ledgers.side(folder, 0, before), Ledgers.side(folder, 1, after), SAME, 5);
  }

  private static String counts(Map<Fate, Sample<LedgerRow>> fates) {
    Map<String, Long> counts = new TreeMap<>();
    fates.forEach(
        (fate, sample) ->
            counts.put(fate.reason().map(Reason::name).orElse("not read"), sample.count()));
    return counts.toString();
  }

  /** Few ids, so that many are shared; every place once. */
  private static List<LedgerRow> someRows(Random random) {
    List<LedgerRow> rows = new ArrayList<>();
    for (int offset = 0; offset < 5_000; offset++) {
      long id = random.nextInt(2_000);
      switch (random.nextInt(4)) {
        case 0 -> rows.add(removed(id, offset, Reason.DUPLICATE_EXACT));
        case 1 -> rows.add(removed(id, offset, Reason.BALANCE_DOWNSAMPLED));
        case 2 -> rows.add(kept(id, offset, "test"));
        default -> {
          rows.add(kept(id, offset, "train"));
          rows.add(kept(id, offset, "train", 1));
        }
      }
    }
    return rows;
  }

  private static Map<RecordId, Long> keptById(List<LedgerRow> rows) {
    Map<RecordId, Long> kept = new TreeMap<>();
    rows.stream()
        .filter(row -> row.outcome() == Outcome.KEPT && row.published().orElseThrow().copy() == 0)
        .forEach(row -> kept.merge(row.id(), 1L, Long::sum));
    return kept;
  }

  private static long sum(Map<RecordId, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
