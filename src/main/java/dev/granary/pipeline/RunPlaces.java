package dev.granary.pipeline;

import dev.granary.storage.Storage;
import java.io.Serializable;

/**
 * Where a run keeps what it needs while it lasts.
 *
 * @param directory the run's own, which readers of versions never look into
 * @param spill where encoded records wait
 */
record RunPlaces(Storage storage, String directory, String spill) implements Serializable {
  static final String SUBMISSION = "submission.json";

  /** The version as it is being made. */
  String staging() {
    return directory + "/staging";
  }

  String listing() {
    return directory + "/inputs";
  }

  /** The list of what the scan left: where it is, the scan is complete. */
  String kept() {
    return scan() + "/list";
  }

  /** What the scan left, apart from the spill. */
  String scan() {
    return directory + "/scan";
  }

  /** What publishing needs, where a job is at work for the run. */
  String submission() {
    return directory + "/" + SUBMISSION;
  }

  /** What was made of the evaluation files. */
  String evaluationIndex() {
    return directory + "/evaluation/index";
  }

  String evaluationSnippets() {
    return directory + "/evaluation/snippets";
  }

  String evaluationTexts() {
    return directory + "/evaluation/texts";
  }

  String benchmarks() {
    return directory + "/evaluation/benchmarks.json";
  }

  /** What was made of a list that values must be in. */
  String reference(int number) {
    return directory + "/references/values-" + number;
  }

  String references() {
    return directory + "/references/" + ReferenceLists.FILE;
  }

  /** The records that are read again, where there are any. */
  String replayed() {
    return directory + "/replayed";
  }

  String facts() {
    return directory + "/facts";
  }
}
