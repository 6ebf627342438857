package dev.granary.launch.submit;

import static dev.granary.launch.submit.Requests.jobSet;
import static dev.granary.launch.submit.Requests.queued;
import static dev.granary.launch.submit.Requests.slices;
import static dev.granary.launch.submit.Requests.vertex;
import static dev.granary.launch.submit.Requests.xpk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.granary.launch.LaunchRefused;
import dev.granary.launch.submit.Slices.Capacity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each platform is told, to the last byte, and what it cannot be told. */
class RenderSubmissionTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/launch");

  static Stream<Arguments> platforms() {
    return Stream.of(
        arguments("jobset", jobSet(slices("v5litepod-16", 1, Capacity.ON_DEMAND))),
        arguments("jobset-slices", jobSet(slices("v6e-16", 2, Capacity.SPOT))),
        arguments("vertex", vertex(slices("v5litepod-16", 1, Capacity.SPOT))),
        arguments(
            "queued-resource",
            queued(
                slices("v5litepod-16", 1, Capacity.RESERVED),
                Optional.of("us-docker.pkg.dev/your-project/train/trainer:1"))),
        arguments(
            "queued-resource-slices",
            queued(slices("v4:2x2x4", 2, Capacity.SPOT), Optional.empty())),
        arguments("xpk", xpk(slices("v5p-32", 1, Capacity.ON_DEMAND))));
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void isWhatWasWrittenDown(String name, Platform platform) throws IOException {
    Submission submission =
        RenderSubmission.of(
            Requests.of(platform.slices().processes(), "python3", "train.py", "--lr", "0.1"),
            platform);

    Path file = GOLDEN.resolve(name + ".txt");
    if (Boolean.getBoolean("granary.regenerate")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, text(submission));
    }
    assertThat(text(submission)).isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void whatThePlatformSetsIsNeverSet(String name, Platform platform) {
    Submission submission =
        RenderSubmission.of(Requests.of(platform.slices().processes(), "train"), platform);

    assertThat(text(submission)).as(name).contains("GRANARY_HANDOFF");
    assertThat(text(submission))
        .as(name)
        .doesNotContainPattern("TPU_[A-Z]|MEGASCALE|JAX_|TF_CONFIG");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        arguments(
            jobSet(slices("v4-1024", 1, Capacity.ON_DEMAND)),
            "launch.slice v4-1024 may have the topologies [4x4x32, 4x8x16, 8x8x8]: write one of"
                + " them, such as v4:4x4x32"),
        arguments(
            queued(slices("v4:4x8x16", 1, Capacity.ON_DEMAND), Optional.empty()),
            "launch.slice v4:4x8x16 cannot be had with target queued-resource, which picks the"
                + " topology of v4-1024 itself"),
        arguments(
            jobSet(slices("v3-32", 1, Capacity.ON_DEMAND)),
            "launch.slice v3-32 has no name in GKE that is known: take another type"),
        arguments(
            vertex(slices("v5litepod-1", 1, Capacity.ON_DEMAND)),
            "launch.slice v5litepod-1 has no machine type that is known: take another slice"),
        arguments(
            vertex(slices("v5litepod-16", 2, Capacity.ON_DEMAND)),
            "launch.slices is 2: target vertex has one slice a job"),
        arguments(
            jobSet(slices("v5litepod-16", 1, Capacity.RESERVED)),
            "launch.capacity reserved cannot be had with target jobset: it is decided where the"
                + " machines are made"),
        arguments(
            new Platform.JobSet(
                slices("v5litepod-16", 1, Capacity.ON_DEMAND),
                "i",
                "c",
                "n",
                Optional.of("a@b.iam.gserviceaccount.com")),
            "launch.service_account a@b.iam.gserviceaccount.com is an address of Google's: target"
                + " jobset needs the name of a service account of Kubernetes, bound to it"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatAPlatformCannotDoIsRefused(Platform platform, String message) {
    assertThatThrownBy(
            () ->
                RenderSubmission.of(Requests.of(platform.slices().processes(), "train"), platform))
        .isInstanceOf(LaunchRefused.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void thereIsAProcessForEachVm(String name, Platform platform) {
    assertThatThrownBy(() -> RenderSubmission.of(Requests.of(3, "train"), platform))
        .as(name)
        .isInstanceOf(LaunchRefused.class)
        .hasMessageContaining("one for each VM, not 3: leave --hosts out, or name other slices");
  }

  /** Files as they are, and the words of the command one a line. */
  private static String text(Submission submission) {
    StringBuilder text = new StringBuilder();
    submission.files().forEach((name, content) -> text.append(name).append(":\n").append(content));
    submission.command().forEach(word -> text.append("word: ").append(word).append('\n'));
    submission.input().ifPresent(name -> text.append("input: ").append(name).append('\n'));
    submission.watch().forEach(word -> text.append("watch: ").append(word).append('\n'));
    submission.end().forEach(word -> text.append("end: ").append(word).append('\n'));
    return text.toString();
  }
}
