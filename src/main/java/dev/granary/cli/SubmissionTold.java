package dev.granary.cli;

import dev.granary.launch.submit.LaunchName;
import dev.granary.launch.submit.RunTool;
import dev.granary.launch.submit.Submission;

/**
 * What is said of a submission.
 *
 * @param handoff where the hand-off is
 */
record SubmissionTold(String handoff, Submission submission) {
  /** All of it: where the hand-off goes, the files to the last byte, and the command. */
  String whole() {
    StringBuilder text = new StringBuilder("# hand-off: ").append(handoff).append('\n');
    submission
        .files()
        .forEach(
            (name, content) -> text.append("# file: ").append(name).append('\n').append(content));
    text.append("# command:\n").append(ShellWords.join(submission.command()));
    submission.input().ifPresent(name -> text.append(" <").append(name));
    return text.append('\n').toString();
  }

  String success(LaunchName name, String target) {
    return """
    submitted %s %s to %s
      name: %s
      hand-off: %s
      watch: %s
      end: %s
    """
        .formatted(
            name.dataset(),
            name.version(),
            target,
            name.label(),
            handoff,
            ShellWords.join(submission.watch()),
            ShellWords.join(submission.end()));
  }

  /** Whether the platform got it, nobody here knows. */
  String failure(RunTool.Outcome outcome) {
    return "%s ended with exit code %d: %s. The hand-off stays in %s; whether a job is there, tells `%s`"
        .formatted(
            submission.tool(),
            outcome.code(),
            outcome.lastLines().isEmpty()
                ? "it said nothing"
                : String.join("; ", outcome.lastLines()),
            handoff,
            ShellWords.join(submission.watch()));
  }
}
