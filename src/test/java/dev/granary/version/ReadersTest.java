package dev.granary.version;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Processes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadersTest {
  @Test
  void everyNumberStandsOnceWithAllItsSlices() {
    Readers readers =
        new Readers(
            List.of(
                new Processes(4, List.of("v5litepod-16")),
                Processes.of(2),
                new Processes(4, List.of("v4-32", "v5litepod-16")),
                Processes.of(4)),
            8);

    assertThat(readers.processes())
        .containsExactly(Processes.of(2), new Processes(4, List.of("v4-32", "v5litepod-16")));
  }

  @Test
  void stepsAreTheSameForEveryNumberOfProcesses() {
    assertThat(Golden.layout().plans())
        .containsExactly(
            new ReadingPlan(
                Processes.of(1),
                6,
                List.of(
                    new ReadingPlan.Part("train", 2, 8, 1, 2),
                    new ReadingPlan.Part("validation", 2, 2, 0, 2))),
            new ReadingPlan(
                new Processes(2, List.of("v4-16")),
                3,
                List.of(
                    new ReadingPlan.Part("train", 1, 4, 1, 2),
                    new ReadingPlan.Part("validation", 1, 1, 0, 2))));
  }

  @Test
  void eachProcessHasAListOfItsFiles() {
    assertThat(ProcessLists.of("birds", Golden.layout()).keySet())
        .containsExactly("processes/1.json", "processes/2.json");
    assertThat(new String(ProcessLists.of("birds", Golden.layout()).get("processes/2.json"), UTF_8))
        .isEqualTo(
            """
            {
              "formatVersion": 1,
              "dataset": "birds",
              "processes": 2,
              "slices": [
                "v4-16"
              ],
              "batch": 3,
              "reads": [
                {
                  "process": 0,
                  "files": {
                    "train": [
                      "birds-train.tfrecord-00000-of-00002"
                    ],
                    "validation": [
                      "birds-validation.tfrecord-00000-of-00002"
                    ]
                  }
                },
                {
                  "process": 1,
                  "files": {
                    "train": [
                      "birds-train.tfrecord-00001-of-00002"
                    ],
                    "validation": [
                      "birds-validation.tfrecord-00001-of-00002"
                    ]
                  }
                }
              ]
            }
            """);
  }
}
