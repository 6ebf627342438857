package dev.granary.gate;

import java.util.List;
import java.util.Optional;

/**
 * Whether a model is to be trained anew, and why.
 *
 * @param current the version that there is to train on
 * @param trained the last training that counts, where there is one
 * @param reasons what was asked, in the order of the policy; empty where it did not come to that
 */
public record Decision(
    String dataset,
    String current,
    Optional<Trained> trained,
    Verdict verdict,
    String sentence,
    List<Reason> reasons) {
  /** What a scheduler does. */
  public enum Verdict {
    TRAIN,
    LEAVE
  }

  /** How many of the reasons must hold. */
  public enum Needed {
    ANY,
    ALL
  }

  /** The training that the current version is held against. */
  public record Trained(String training, String version, String at) {}

  /** One thing that may be a reason. */
  public record Reason(String name, Answer answer, String observed, String limit) {}

  /** Whether it is one. */
  public enum Answer {
    MET,
    NOT_MET,
    /** What it takes to tell is not there any more: held for met, as nobody can rule it out. */
    UNKNOWN
  }

  public Decision {
    reasons = List.copyOf(reasons);
  }

  /** Nothing was trained that counts. */
  public static Decision first(String dataset, String current) {
    return new Decision(
        dataset,
        current,
        Optional.empty(),
        Verdict.TRAIN,
        "no training has come to its end yet",
        List.of());
  }

  /** There is nothing that was not trained on. */
  public static Decision nothingNew(String dataset, String current, Trained trained) {
    return new Decision(
        dataset,
        current,
        Optional.of(trained),
        Verdict.LEAVE,
        "training %s was on this version".formatted(trained.training()),
        List.of());
  }

  /** What the reasons come to. */
  public static Decision of(
      String dataset, String current, Trained trained, Needed needed, List<Reason> reasons) {
    List<String> met =
        reasons.stream()
            .filter(reason -> reason.answer() != Answer.NOT_MET)
            .map(reason -> "%s (%s)".formatted(reason.name(), reason.observed()))
            .toList();
    boolean due =
        needed == Needed.ANY ? !met.isEmpty() : !reasons.isEmpty() && met.size() == reasons.size();
    String since = " since %s, on %s".formatted(trained.training(), trained.version());
    String sentence =
        met.isEmpty()
            ? "nothing asks for it" + since
            : String.join(", ", met) + since + (due ? "" : "; not all that is needed");
    return new Decision(
        dataset,
        current,
        Optional.of(trained),
        due ? Verdict.TRAIN : Verdict.LEAVE,
        sentence,
        reasons);
  }
}
