package dev.granary.version;

import java.util.regex.Pattern;

/**
 * A model that was trained on a version of a dataset, and what holds it.
 *
 * @param training the name of its folder below {@code _training} of the dataset
 * @param files the digest over the names and digests of the files of the model
 * @param evaluation the digest of {@code evaluation.json}
 */
public record TrainedModel(
    String training, VersionNumber version, Sha256 files, Sha256 evaluation) {
  private static final Pattern TRAINING = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

  public TrainedModel {
    requireTraining(training);
  }

  /** Accepts what names one folder on every system, and no other than itself. */
  public static String requireTraining(String training) {
    if (!isTraining(training)) {
      throw new IllegalArgumentException(
          "the training "
              + Wording.shown(training)
              + " must be at most 200 letters, digits, '.', '_' and '-', beginning with a letter"
              + " or a digit");
    }
    return training;
  }

  /** Whether a text can be the name of a training. */
  public static boolean isTraining(String text) {
    return TRAINING.matcher(text).matches() && !text.contains("..");
  }
}
