package dev.granary.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.testing.Python;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real TensorBoard serves what two workers wrote, through the interface of its own pages. */
class TensorBoardTest {
  private static final String PROGRAM =
      """
      import json, sys, time, urllib.parse, urllib.request
      from tensorboard import program

      board = program.TensorBoard()
      board.configure(argv=[None, "--logdir", sys.argv[1], "--port", "0", "--host", "127.0.0.1"])
      url = board.launch() + "data/plugin/scalars/"

      def ask(what, **parts):
          with urllib.request.urlopen(url + what + "?" + urllib.parse.urlencode(parts)) as answer:
              return json.load(answer)

      tags = {}
      for _ in range(120):
          tags = ask("tags")
          if all(tags.get(run) for run in ("process-0", "process-1", "validation")):
              break
          time.sleep(0.5)
      values = {run: {tag: ask("scalars", run=run, tag=tag) for tag in tags[run]} for run in tags}
      print(json.dumps(values))
      """;

  @TempDir Path directory;

  @Test
  void everyWorkerAndSliceIsThere() throws Exception {
    Natives.require();
    Python.require("tensorboard");
    Path training = directory.resolve("training");
    JsonNode runs = served(train(training).resolve("events"));

    assertThat(names(runs)).containsExactlyInAnyOrder("process-0", "process-1", "validation");
    assertThat(names(runs.path("process-0")))
        .contains("loss", "learning_rate", "examples_per_second", "input_wait_seconds");
    assertThat(names(runs.path("process-1")))
        .contains("examples_per_second", "input_wait_seconds", "reduce_seconds")
        .doesNotContain("loss");
    assertThat(steps(runs.at("/process-0/loss"))).containsExactly(0, 10, 20, 30, 39);
    JsonNode evaluation = new ObjectMapper().readTree(training.resolve("evaluation.json").toFile());
    for (JsonNode slice : evaluation.path("slices")) {
      for (JsonNode value : slice.path("values")) {
        String tag =
            "slice/%s/%s/macro_f1"
                .formatted(slice.path("feature").asText(), value.path("value").asText());
        assertThat(runs.path("validation").path(tag).path(0).path(2).asDouble())
            .as(tag)
            .isCloseTo(value.path("macroF1").asDouble(), offset(1e-6));
      }
    }
  }

  private Path train(Path training) throws Exception {
    VersionFixture version = VersionFixture.small(directory.resolve("version"));
    Path handoff =
        version.write(
            directory.resolve("handoff.json"),
            version.handoff(2, 12, 24, VersionFixture.table(40)));
    try (Gang gang = Gang.start(training, handoff, 2, Map.of())) {
      assertThat(gang.exits(90)).containsOnly(0);
    }
    return training;
  }

  /** For each run and tag the list of its points: time, step and value. */
  private JsonNode served(Path events) throws Exception {
    Path program = Files.writeString(directory.resolve("serve.py"), PROGRAM);
    List<String> printed = Python.run(program.toString(), events.toString()).lines().toList();
    return new ObjectMapper().readTree(printed.get(printed.size() - 1));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<Integer> steps(JsonNode points) {
    List<Integer> steps = new ArrayList<>();
    points.forEach(point -> steps.add(point.path(1).asInt()));
    return steps;
  }
}
