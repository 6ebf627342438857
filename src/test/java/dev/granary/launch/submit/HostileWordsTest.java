package dev.granary.launch.submit;

import static dev.granary.launch.submit.Requests.HOSTILE;
import static dev.granary.launch.submit.Requests.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.granary.launch.LaunchRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each word reaches the trainer as it was given, whoever reads it on the way. */
class HostileWordsTest {
  private static final Slices SLICES = slices("v5litepod-16", 1, Slices.Capacity.ON_DEMAND);

  @Test
  void throughYamlAndKubernetes() throws IOException {
    Submission submission = RenderSubmission.of(request(HOSTILE), Requests.jobSet(SLICES));

    JsonNode command =
        new YAMLMapper()
            .readTree(submission.files().get("jobset.yaml"))
            .at("/spec/replicatedJobs/0/template/spec/template/spec/containers/0/command");
    assertThat(command).allMatch(JsonNode::isTextual);
    assertThat(texts(command)).map(HostileWordsTest::asKubernetesReads).isEqualTo(HOSTILE);
  }

  @Test
  void labelsThatYamlTakesForSomethingElseAreLabels() throws IOException {
    LaunchRequest request = request(List.of("x"));
    Map<String, String> odd = Map.of("no", "1e3", "y", "0x1f", "null", "on");
    Submission submission =
        RenderSubmission.of(
            new LaunchRequest(
                request.name(), request.handoff(), request.command(), 4, 3, new TreeMap<>(odd)),
            Requests.jobSet(SLICES));

    String yaml = submission.files().get("jobset.yaml");
    JsonNode labels = new YAMLMapper().readTree(yaml).at("/metadata/labels");
    odd.forEach((key, value) -> assertThat(labels.path(key).textValue()).isEqualTo(value));
    assertThat(yaml).contains("\"no\": \"1e3\"", "\"y\": \"0x1f\"");
  }

  @Test
  void throughJson() throws IOException {
    Submission submission = RenderSubmission.of(request(HOSTILE), Requests.vertex(SLICES));

    JsonNode command =
        new ObjectMapper()
            .readTree(submission.files().get("custom-job.json"))
            .at("/workerPoolSpecs/0/containerSpec/command");
    assertThat(texts(command)).isEqualTo(HOSTILE);
  }

  @Test
  void throughTheShellOfAVm() throws Exception {
    Submission submission =
        RenderSubmission.of(request(printing(HOSTILE)), Requests.queued(SLICES, Optional.empty()));

    assertThat(printedBy("bash", "-c", submission.files().get("startup.sh"))).isEqualTo(HOSTILE);
  }

  @Test
  void throughTheShellInTheTemplateOfXpk() throws Exception {
    List<String> words = HOSTILE.stream().filter(word -> !word.contains("\n")).toList();
    Submission submission = RenderSubmission.of(request(printing(words)), Requests.xpk(SLICES));

    String line =
        submission.command().stream()
            .filter(word -> word.startsWith("--command="))
            .findFirst()
            .orElseThrow()
            .substring("--command=".length());
    assertThat(printedBy("bash", "-c", "(" + asKubernetesReads(line) + ")")).isEqualTo(words);
    assertThatThrownBy(() -> RenderSubmission.of(request(HOSTILE), Requests.xpk(SLICES)))
        .isInstanceOf(LaunchRefused.class)
        .hasMessage(
            "launch.command holds a line break, which target xpk cannot hand on: put it into a"
                + " script");
  }

  private static LaunchRequest request(List<String> command) {
    return Requests.of(4, command.toArray(String[]::new));
  }

  /** A command that prints its arguments, each with a zero after it. */
  private static List<String> printing(List<String> words) {
    return Stream.concat(Stream.of("printf", "%s\\0"), words.stream()).toList();
  }

  private static List<String> printedBy(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return List.of(printed.split("\0", -1))
        .subList(0, (int) printed.chars().filter(c -> c == 0).count());
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.textValue()));
    return texts;
  }

  /** Two signs are one, and names that are set are replaced: kubernetes' expansion.Expand. */
  private static String asKubernetesReads(String text) {
    StringBuilder read = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("$$", i)) {
        read.append('$');
        i++;
      } else if (text.startsWith("$(GRANARY_HANDOFF)", i)) {
        read.append("replaced");
        i += "$(GRANARY_HANDOFF)".length() - 1;
      } else {
        read.append(text.charAt(i));
      }
    }
    return read.toString();
  }
}
