package dev.granary.launch.model;

import dev.granary.version.Sha256;
import dev.granary.version.Stamp;
import java.util.Optional;

/**
 * How one start of a training ended.
 *
 * @param steps how many were made, counted from the beginning of the training; -1: nobody said
 * @param detail what went wrong; empty where nothing did
 * @param proof what the model is held to; of one that finished, and made one
 */
public record TrainingEnd(
    Outcome outcome, long steps, String detail, Optional<Proof> proof, Stamp stamp) {
  /** How it ended. */
  public enum Outcome {
    FINISHED,
    FAILED
  }

  /** The digests of the files of the model, and of {@code evaluation.json}. */
  public record Proof(Sha256 model, Sha256 evaluation) {}
}
