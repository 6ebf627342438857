package dev.granary.spec;

import java.util.List;

/**
 * How a model is trained on a version. Nothing of it bears on the records.
 *
 * @param label the feature to tell, a class
 * @param text the features that a text classifier reads
 * @param globalBatch records that all workers take at a step; 0: as the shards say
 * @param hidden widths of the layers between input and classes
 * @param slices features by whose values the evaluation is split
 */
public record TrainSpec(
    String label,
    Model model,
    List<String> text,
    Splits splits,
    int globalBatch,
    int epochs,
    List<Integer> hidden,
    Inputs inputs,
    Optimiser optimiser,
    Schedule schedule,
    ClassWeights classWeights,
    Precision precision,
    int checkpointEvery,
    List<String> slices,
    ModelGateSpec gate) {
  public TrainSpec {
    text = List.copyOf(text);
    hidden = List.copyOf(hidden);
    slices = List.copyOf(slices);
  }

  /** What kind of model. */
  public enum Model {
    /** Numbers normalised, classes and texts as embeddings, then layers. */
    TABLE,
    /** Words and their neighbours hashed, a mean of embeddings, then layers. */
    TEXT
  }

  /** Which split teaches, and which one judges. */
  public record Splits(String train, String validation) {}

  /**
   * How texts and classes become numbers.
   *
   * @param buckets so many embeddings share all texts of a feature
   * @param embedding numbers in each
   * @param words the longest run of words that is one thing for a text model
   */
  public record Inputs(int buckets, int embedding, int words) {}

  /** How weights follow gradients. */
  public record Optimiser(Kind kind, double learningRate, double momentum) {
    /** Which one. */
    public enum Kind {
      ADAM,
      MOMENTUM
    }
  }

  /** How the learning rate changes: up in so many steps, then down. */
  public record Schedule(int warmupSteps, Decay decay) {
    /** The way down. */
    public enum Decay {
      COSINE,
      CONSTANT
    }
  }

  /** Whether rare classes weigh more. */
  public enum ClassWeights {
    /** As the manifest says: each class as much as any other. */
    BALANCED,
    NONE
  }

  /** What activations are computed in. */
  public enum Precision {
    FLOAT32,
    BFLOAT16
  }
}
