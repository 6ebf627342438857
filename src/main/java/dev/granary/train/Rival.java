package dev.granary.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * The model that is served, asked the same questions as the new one: what both were judged by is
 * then the same. A class that only it knows counts for nothing here.
 */
final class Rival implements Opinion, AutoCloseable {
  private static final int NOWHERE = -1;

  private final SavedModelBundle model;
  private final int[] places;
  private final int classes;

  private Rival(SavedModelBundle model, int[] places, int classes) {
    this.model = model;
    this.places = places;
    this.classes = classes;
  }

  /**
   * Loads it from the folder of its training.
   *
   * @param names of the classes of the new model, in their order
   */
  static Rival load(Path folder, List<String> names) throws IOException {
    JsonNode evaluation = new ObjectMapper().readTree(folder.resolve("evaluation.json").toFile());
    JsonNode known = evaluation.at("/overall/classes");
    int[] places = new int[known.size()];
    for (int of = 0; of < places.length; of++) {
      int place = names.indexOf(known.path(of).path("label").asText());
      places[of] = place < 0 ? NOWHERE : place;
    }
    SavedModelBundle model =
        SavedModelBundle.load(folder.resolve("saved_model").toString(), "serve");
    return new Rival(model, places, names.size());
  }

  @Override
  public float[][] probabilities(TString examples, Result asked) {
    try (Result said =
        model.function(InferenceGraph.SIGNATURE).call(Map.of(InferenceGraph.INPUT, examples))) {
      TFloat32 answers =
          (TFloat32)
              said.get(InferenceGraph.PROBABILITIES)
                  .orElseThrow(() -> new IllegalStateException("it says no probabilities"));
      float[][] theirs = StdArrays.array2dCopyOf(answers);
      float[][] ours = new float[theirs.length][classes];
      for (int record = 0; record < theirs.length; record++) {
        for (int of = 0; of < places.length; of++) {
          if (places[of] != NOWHERE) {
            ours[record][places[of]] = theirs[record][of];
          }
        }
      }
      return ours;
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
