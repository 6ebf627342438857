package dev.granary.launch.model;

import dev.granary.handoff.GlobalBatches;
import dev.granary.handoff.Handoff;
import dev.granary.handoff.RecordPlace;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Tells which steps of a training read a record: they follow from the order, without a log. */
public final class FindSightings {
  private FindSightings() {}

  /**
   * Whether a training read, or may have read, what stands at a place of its version.
   *
   * @param shard the name of its file
   */
  public static Optional<Sighting> of(Account account, String split, String shard, long position) {
    Handoff handoff = account.training().handoff();
    Handoff.Training plan = handoff.training();
    Optional<Handoff.Split> handed =
        handoff.splits().stream().filter(each -> each.name().equals(split)).findFirst();
    if (handed.isEmpty()) {
      return Optional.empty();
    }
    if (plan == null) {
      return Optional.of(new Sighting(account, split, Sighting.Use.HANDED_OVER, List.of()));
    }
    if (split.equals(plan.split())) {
      RecordPlace place = new RecordPlace(number(handed.get(), shard), position);
      List<Long> steps = GlobalBatches.of(handoff, split, 0, 1).stepsOf(place, account.mostSteps());
      return steps.isEmpty()
          ? Optional.empty()
          : Optional.of(new Sighting(account, split, Sighting.Use.LEARNT, steps));
    }
    boolean mayBeJudged = account.mostSteps() >= plan.steps();
    return mayBeJudged && split.equals(plan.validation())
        ? Optional.of(new Sighting(account, split, Sighting.Use.JUDGED, List.of()))
        : Optional.empty();
  }

  private static int number(Handoff.Split split, String shard) {
    return IntStream.range(0, split.files().size())
        .filter(file -> split.files().get(file).file().equals(shard))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(shard + " is no file of split " + split.name()));
  }
}
