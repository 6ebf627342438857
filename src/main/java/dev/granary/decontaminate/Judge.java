package dev.granary.decontaminate;

import dev.granary.decontaminate.DecontaminatePlan.Action;
import dev.granary.decontaminate.DecontaminatePlan.Answers;
import dev.granary.record.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says which items a record holds, now that it is known which n-grams are common. */
final class Judge {
  private static final Comparator<Evidence> SUREST_FIRST =
      Comparator.comparingInt((Evidence evidence) -> evidence.strength().score())
          .reversed()
          .thenComparing(Evidence.ORDER);

  private final EvaluationIndex index;
  private final DecontaminatePlan plan;
  private final CommonGrams common;

  Judge(EvaluationIndex index, DecontaminatePlan plan, CommonGrams common) {
    this.index = index;
    this.plan = plan;
    this.common = common;
  }

  /**
   * What is said of one record.
   *
   * @param evidence for each item that it holds, in order
   * @param spared the items that it would hold, but for their n-grams being common
   */
  record Judgement(List<Evidence> evidence, List<Integer> spared) {
    /** Whether an item was seen to be there, though it may be let pass. */
    boolean hasFound() {
      return !evidence.isEmpty() || !spared.isEmpty();
    }

    /** The evidence with the highest score that is not let pass. */
    Optional<Evidence> surest() {
      return evidence.stream()
          .filter(each -> each.outcome() != Evidence.Outcome.ALLOWED)
          .min(SUREST_FIRST);
    }
  }

  /** What the n-grams that are left of an item weigh: all of them, and those that were found. */
  private record Left(int grams, long all, long found) {}

  Judgement of(RecordId record, int source, List<Match> matches) {
    List<Evidence> evidence = new ArrayList<>();
    List<Integer> spared = new ArrayList<>();
    for (Match match : matches) {
      Left left = left(match, common);
      if (left.grams() == 0) {
        if (isFound(strength(match, left(match, CommonGrams.of(new byte[0]))))) {
          spared.add(match.item());
        }
        continue;
      }
      Evidence.Strength strength = strength(match, left);
      if (isFound(strength)) {
        evidence.add(evidence(record, source, match, strength));
      }
    }
    evidence.sort(Evidence.ORDER);
    return new Judgement(evidence, spared);
  }

  private Left left(Match match, CommonGrams without) {
    IntLists grams = index.items().grams();
    int count = 0;
    long all = 0;
    for (int place = grams.start(match.item()); place < grams.end(match.item()); place++) {
      if (!without.has(grams.at(place))) {
        count++;
        all += index.grams().weight(grams.at(place));
      }
    }
    long found = 0;
    for (int gram : match.grams()) {
      if (!without.has(gram)) {
        found += index.grams().weight(gram);
      }
    }
    return new Left(count, all, found);
  }

  private Evidence.Strength strength(Match match, Left left) {
    int answerWords =
        plan.judging().answers() == Answers.NEAR ? index.items().answers().words(match.item()) : 0;
    int question = Score.share(left.found(), left.all());
    int score = answerWords == 0 ? question : Score.of(question, match.answer(), left.grams());
    int required =
        Score.required(index.items().words(match.item()) + answerWords, plan.judging().score());
    return new Evidence.Strength(question, match.answer(), score, required);
  }

  private static boolean isFound(Evidence.Strength strength) {
    return strength.score() >= strength.required();
  }

  private static Evidence.Outcome outcome(Action action) {
    return switch (action) {
      case REPORT -> Evidence.Outcome.REPORTED;
      case DROP -> Evidence.Outcome.DROPPED;
      case CUT -> Evidence.Outcome.CUT;
    };
  }

  private Evidence evidence(RecordId record, int source, Match match, Evidence.Strength strength) {
    ItemTable items = index.items();
    String id = items.id(match.item());
    boolean allowed = plan.allow().contains(id) || plan.allow().contains(Evidence.idOf(id, record));
    return new Evidence(
        allowed ? Evidence.Outcome.ALLOWED : outcome(plan.action()),
        record,
        source,
        new Evidence.Item(
            match.item(), items.benchmark(match.item()), items.number(match.item()), id),
        new Evidence.Place(match.field(), match.start(), match.end()),
        strength,
        match.passage());
  }
}
