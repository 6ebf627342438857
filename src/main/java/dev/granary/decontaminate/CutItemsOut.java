package dev.granary.decontaminate;

import dev.granary.decontaminate.DecontaminatePlan.Cutting;
import dev.granary.record.RecordId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts out of a text every place that has an n-gram of an item that was found in it. Pieces that
 * come together may make a new find, so what is left is judged anew until nothing is found. Not for
 * several threads.
 */
public final class CutItemsOut {
  /** A text that still has something then is given up. */
  private static final int MOST_ROUNDS = 64;

  private final EvaluationIndex index;
  private final Cutting cutting;
  private final CommonGrams common;
  private final Judge judge;
  private final LookThrough look;

  /**
   * A cutter.
   *
   * @param common the numbers of the common n-grams, as {@link Decontaminated} has them
   */
  public CutItemsOut(EvaluationIndex index, DecontaminatePlan plan, byte[] common) {
    this.index = index;
    this.common = CommonGrams.of(common);
    cutting = plan.cutting();
    judge = new Judge(index, plan, this.common);
    look = new LookThrough(index);
  }

  /** What is left of a text: itself where nothing is found, nothing where that is too little. */
  public Optional<byte[]> of(RecordId record, byte[] text) {
    Set<Integer> unwanted = new HashSet<>();
    byte[] left = text;
    int pieces = 1;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      look.take(left, 0, left.length);
      addFound(record, unwanted);
      BitSet covered = look.sightings().wordsOf(unwanted);
      if (covered.isEmpty()) {
        return Optional.of(left);
      }
      Pieces cut = Pieces.without(covered, look.words(), left, cutting.around());
      pieces += cut.count() - 1;
      left = cut.joined(cutting.shortest());
      if (pieces > cutting.pieces() || left.length == 0) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void addFound(RecordId record, Set<Integer> unwanted) {
    List<Match> matches = new ArrayList<>();
    look.sightings().match(0, matches);
    IntLists grams = index.items().grams();
    for (Evidence evidence : judge.of(record, 0, matches).evidence()) {
      if (evidence.outcome() != Evidence.Outcome.ALLOWED) {
        int item = evidence.item().index();
        for (int place = grams.start(item); place < grams.end(item); place++) {
          if (!common.has(grams.at(place))) {
            unwanted.add(grams.at(place));
          }
        }
      }
    }
  }
}
