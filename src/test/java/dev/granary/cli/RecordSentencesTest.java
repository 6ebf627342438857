package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.lineage.LedgerRow;
import dev.granary.lineage.LedgerRow.Published;
import dev.granary.record.Place;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person reads of one record. */
class RecordSentencesTest {
  private static final String PUBLISHED =
      "pages.jsonl:8 (record 00000000000000010000000000000002) was published: in split train, as"
          + " record 5 (counted from 0) of pages-train.tfrecord-00000-of-00001.";

  @Test
  void aRecordThatIsPublishedAsItCameIsToldWhereItIs() {
    assertThat(RecordSentences.of(kept(Reason.KEPT))).isEqualTo(PUBLISHED);
  }

  @Test
  void ofOneThatWasCutThatIsToldToo() {
    assertThat(RecordSentences.of(kept(Reason.CONTAMINATION_CUT)))
        .isEqualTo(
            PUBLISHED
                + " It is published without the evaluation items that its text held"
                + " (CONTAMINATION_CUT).");
  }

  private static LedgerRow kept(Reason reason) {
    return new LedgerRow(
        new RecordId(1, 2),
        "web",
        new Place("pages.jsonl", 700, 8),
        reason,
        Optional.of(new Published("train", "pages-train.tfrecord-00000-of-00001", 5, 0)),
        Optional.empty(),
        "");
  }
}
