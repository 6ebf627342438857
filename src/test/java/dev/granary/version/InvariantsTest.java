package dev.granary.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.record.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A draft that does not add up cannot exist, so it can be neither published nor read. */
class InvariantsTest {
  @Test
  void aTallyConservesItsRecords() {
    assertThatThrownBy(() -> Tally.of(10, Map.of(Reason.KEPT, 8L, Reason.CHECK_RANGE, 1L)))
        .hasMessage("10 records were read, but 8 kept + 0 dropped + 1 quarantined = 9");
  }

  @Test
  void aTallySortsItsReasonsByWhatBecameOfTheRecords() {
    Tally tally =
        Tally.of(
            6,
            Map.of(
                Reason.KEPT, 1L,
                Reason.SPLIT_UNASSIGNED, 2L,
                Reason.DUPLICATE_EXACT, 0L,
                Reason.READ_SYNTAX, 3L));

    assertThat(tally.dropped()).containsExactly(Map.entry("SPLIT_UNASSIGNED", 2L));
    assertThat(tally.quarantined()).containsExactly(Map.entry("READ_SYNTAX", 3L));
  }

  @Test
  void aTallyDoesNotOverflowIntoTruth() {
    TreeMap<String, Long> dropped = new TreeMap<>(Map.of("A", Long.MAX_VALUE, "B", Long.MAX_VALUE));

    assertThatThrownBy(() -> new Tally(0, 2, dropped, new TreeMap<>()))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void noShardIsEmpty() {
    assertThatThrownBy(() -> Golden.shard("train", 0, 0))
        .hasMessage("shard birds-train.tfrecord-00000-of-00002 has no record");
  }

  @Test
  void anIndexHasAPlaceForEveryRecord() {
    Shard shard = Golden.shard("train", 0, 4);
    FileEntry other = new FileEntry(shard.index().path(), 124, shard.index().sha256());

    assertThatThrownBy(() -> new Shard("train", 4, Compression.NONE, shard.data(), other))
        .hasMessageContaining("has 124 bytes; 4 records need 152");
  }

  @Test
  void aSplitIsTheSumOfItsShards() {
    Layout layout = Golden.layout();

    assertThatThrownBy(
            () ->
                new Layout(
                    layout.splits(), layout.shards().subList(0, 3), Readers.of(), Remainder.NONE))
        .hasMessageContaining("split validation says Size[records=2, files=2, bytes=200]");
  }

  @Test
  void filesDivideByEveryNumberOfProcesses() {
    Layout layout = Golden.layout();

    assertThatThrownBy(
            () -> new Layout(layout.splits(), layout.shards(), Readers.of(1, 4), Remainder.NONE))
        .hasMessage("the 2 files of split train do not divide by 4 processes");
  }

  @Test
  void processesReadEqualParts() {
    List<Shard> shards = List.of(Golden.shard("train", 0, 3), Golden.shard("train", 1, 5));
    List<SplitEntry> splits = List.of(new SplitEntry("train", new Size(8, 2, 800), Classes.NONE));

    assertThat(new Layout(splits, shards, Readers.of(1), Remainder.NONE).shards()).hasSize(2);
    assertThatThrownBy(() -> new Layout(splits, shards, Readers.of(2), Remainder.NONE))
        .hasMessageContaining("unequal");
  }

  @Test
  void shardsAreNamedAndOrderedAsTheFormatSays() {
    Layout layout = Golden.layout();
    List<Shard> turned = new ArrayList<>(layout.shards());
    Collections.swap(turned, 0, 1);
    Layout other = new Layout(layout.splits(), turned, Readers.of(), Remainder.NONE);

    assertThatThrownBy(() -> new Draft(Golden.build(), Golden.inputs(), Golden.sources(), other))
        .hasMessageContaining("shard 0 must be birds-train.tfrecord-00000-of-00002 with")
        .hasMessageContaining("was birds-train.tfrecord-00001-of-00002");
  }

  @Test
  void aSourceReadWhatItsInputsHeld() {
    assertThatThrownBy(
            () ->
                new Draft(
                    Golden.build(),
                    Golden.inputs().subList(0, 1),
                    Golden.sources(),
                    Golden.layout()))
        .hasMessage("source faa says that 9 records were read, its inputs add up to 0");
  }

  @Test
  void noKeptRecordIsLostOnItsWayToAShard() {
    List<SourceTally> sources =
        List.of(
            new SourceTally("rangers", "", Tally.of(6, Map.of(Reason.KEPT, 6L))),
            new SourceTally("faa", "", Tally.of(9, Map.of(Reason.KEPT, 9L))));

    assertThatThrownBy(() -> new Draft(Golden.build(), Golden.inputs(), sources, Golden.layout()))
        .hasMessage("15 records were kept, but the shards hold only 10");
  }

  @Test
  void theContentDigestSeesNamesDigestsAndNothingElse() {
    Layout layout = Golden.layout();
    Layout without = new Layout(layout.splits(), layout.shards(), Readers.of(), Remainder.NONE);
    List<Shard> turned = new ArrayList<>(layout.shards());
    Collections.reverse(turned);
    Layout reversed = new Layout(layout.splits(), turned, Readers.of(), Remainder.NONE);

    assertThat(without.contentDigest()).isEqualTo(layout.contentDigest());
    assertThat(reversed.contentDigest()).isEqualTo(layout.contentDigest());
    List<Shard> swapped = new ArrayList<>(layout.shards());
    swapped.set(0, withDigest(layout.shards().get(0), layout.shards().get(1)));
    swapped.set(1, withDigest(layout.shards().get(1), layout.shards().get(0)));
    assertThat(new Layout(layout.splits(), swapped, Readers.of(), Remainder.NONE).contentDigest())
        .isNotEqualTo(layout.contentDigest());
  }

  private static Shard withDigest(Shard shard, Shard other) {
    FileEntry data =
        new FileEntry(shard.data().path(), shard.data().bytes(), other.data().sha256());
    return new Shard(shard.split(), shard.records(), shard.compression(), data, shard.index());
  }
}
