package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Examples that a pipeline of TensorFlow Extended wrote, packed by gzip, as input. */
class TensorFlowWrittenRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  /** The figures are those that TensorFlow 2.21 and Python gave for the same file. */
  @Test
  void examplesOfAnotherPipelineAreReadAndCounted() throws IOException {
    Path file = SharedData.file("tensorflow_written/taxi-eval-00000-of-00001.gz");
    Files.copy(file, folder.resolve("taxi.gz"));
    Path spec =
        Files.writeString(
            folder.resolve("spec.yaml"),
            """
            dataset: taxi
            version: "1.0"
            seed: 7
            sources:
              - {name: tfx, files: taxi.gz, format: tfrecord, licence: CC0-1.0}
            schema:
              tips_xf: {type: int, range: [0, 1]}
              fare_xf: {type: float}
              trip_start_hour_xf: {type: int, range: [0, 23]}
            splits: {train: 1}
            publish: {root: out}
            """);

    Told told = Told.by("run", spec.toString());

    assertThat(told.code()).as(told.out() + told.err()).isZero();
    assertThat(told.out()).contains("5,091 = 5,091 + 0 + 0, which holds");
    JsonNode features =
        JSON.readTree(folder.resolve("out/taxi/1.0.0/statistics/statistics.json").toFile())
            .at("/read/slices/0/features");
    assertThat(features.at("/tips_xf/zeros").asLong()).isEqualTo(3_959);
    assertThat(features.at("/fare_xf/mean").asDouble())
        .isCloseTo(0.03142323398257768, Offset.offset(1e-6));
    assertThat(features.at("/trip_start_hour_xf/different").asLong()).isEqualTo(24);
  }
}
