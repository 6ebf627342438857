package dev.granary.trigger;

import dev.granary.coding.Fact;
import dev.granary.coding.TextRow;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/** Goes through the texts once more, and tells where those phrases are that are suspected. */
final class PointToPhrases extends DoFn<KV<Integer, byte[]>, byte[]> {
  private final TriggerPlan plan;
  private final PCollectionView<Triggers> found;
  private transient @Nullable Phrases phrases;

  PointToPhrases(TriggerPlan plan, PCollectionView<Triggers> found) {
    this.plan = plan;
    this.found = found;
  }

  @ProcessElement
  public void point(ProcessContext context) {
    Triggers triggers = context.sideInput(found);
    if (triggers.strongest().isEmpty()) {
      return;
    }
    if (phrases == null) {
      phrases = new Phrases(plan.words());
    }
    PhraseSet suspected = PhraseSet.of(triggers);
    Pointing pointing = new Pointing(phrases, suspected);
    byte[] rows = context.element().getValue();
    for (int row = 0; row < rows.length; row += TextRow.length(rows, row)) {
      pointing.take(rows, row);
    }
    context.output(Fact.of(Fact.Kind.TRIGGERS, Triggers.CODER, pointing.seen));
  }

  /** One block on its way. */
  private static final class Pointing {
    private final Phrases phrases;
    private final PhraseSet suspected;
    private final Set<Long> ofRecord = new HashSet<>();
    private final Triggers seen = Triggers.none();

    Pointing(Phrases phrases, PhraseSet suspected) {
      this.phrases = phrases;
      this.suspected = suspected;
    }

    void take(byte[] rows, int row) {
      ofRecord.clear();
      int end = row + TextRow.length(rows, row);
      for (int text = row + TextRow.TEXTS; text < end; text = TextRow.end(rows, text)) {
        phrases.take(rows, text);
        for (int i = 0; i < phrases.count(); i++) {
          long phrase = phrases.hashes()[i];
          if (suspected.has(phrase) && ofRecord.add(phrase)) {
            Sighting sighting = new Sighting(phrases.size(i), parts(i));
            sighting.add(
                new Sighting.Place(
                    TextRow.id(rows, row),
                    TextRow.field(rows, text),
                    phrases.start(i),
                    phrases.end(i)));
            seen.add(phrase, sighting);
          }
        }
      }
    }

    private SortedSet<Long> parts(int phrase) {
      SortedSet<Long> parts = new TreeSet<>();
      int words = phrases.size(phrase);
      for (int size = 1; size < words; size++) {
        for (int word = 0; word + size <= words; word++) {
          long part = phrases.part(phrase, word, size);
          if (suspected.has(part)) {
            parts.add(part);
          }
        }
      }
      return parts;
    }
  }
}
