package dev.granary.launch.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tool that tells where it stands and what it was given. */
class RunToolTest {
  private static final String TOOL =
      """
      #!/bin/bash
      pwd -P
      for word in "$@"; do echo "$word"; done
      case "$2" in *=/*) cat "${2##*=}" ;; esac
      cat
      exit 3
      """;

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void writeTheTool() throws Exception {
    Files.writeString(tool(), TOOL);
    Files.setPosixFilePermissions(tool(), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Paths in its environment, such as KUBECONFIG, may count from here. */
  @Test
  void itStandsWhereWeDoAndFindsTheFilesElsewhere() throws Exception {
    Submission submission =
        submission("startup.sh", "--metadata-from-file=startup-script=", Optional.empty());

    RunTool.Outcome outcome = new RunTool(tool(), said::add).run(submission);

    assertThat(said.get(0)).isEqualTo(Path.of("").toRealPath().toString());
    assertThat(said.get(1)).isEqualTo("--runtime-version=startup.sh");
    assertThat(said.get(2)).matches("--metadata-from-file=startup-script=/.*/startup.sh");
    assertThat(said.subList(3, said.size())).containsExactly("the file");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.lastLines()).isEqualTo(said);
    assertThat(Path.of(said.get(2).substring(said.get(2).indexOf('/')))).doesNotExist();
  }

  @Test
  void whatItReadsFromItsInputIsGivenThere() throws Exception {
    new RunTool(tool(), said::add)
        .run(submission("jobset.yaml", "--context=", Optional.of("jobset.yaml")));

    assertThat(said.subList(1, said.size()))
        .containsExactly("--runtime-version=jobset.yaml", "--context=jobset.yaml", "the file");
  }

  private Submission submission(String file, String option, Optional<String> input) {
    return new Submission(
        Submission.file(file, "the file\n"),
        List.of("gcloud", "--runtime-version=" + file, option + file),
        input,
        List.of(),
        List.of());
  }

  private Path tool() {
    return folder.resolve("tool");
  }
}
