package dev.granary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The start script in a house of cards: its own copy, a Maven that builds nothing much, and a Java
 * that writes down how it was called.
 */
class StartScriptTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private static final List<String> TOOLS =
      List.of(
          "cat",
          "dirname",
          "find",
          "flock",
          "grep",
          "head",
          "mkdir",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sed",
          "stty",
          "tail",
          "touch");

  private static final String JAVA =
      """
      #!/bin/bash
      if [ "$1" = -version ]; then echo 'openjdk version "17.0.15"' >&2; exit; fi
      for word in "$@"; do case "$word" in -XX:ArchiveClassesAtExit=*)
        echo archive >>"$CALLS"; echo x >"${word#*=}"; exit;; esac; done
      echo "java in $PWD: $*" >>"$CALLS"
      """;

  private static final String MAVEN =
      """
      #!/bin/bash
      if [ "$1" = -v ]; then echo 'Apache Maven 3.8.7'; exit; fi
      case "$*" in *-Pflink*) echo "mvn $*" >>"$CALLS"
        mkdir -p target/lib-flink; echo jar >target/lib-flink/f.jar; exit;; esac
      case "$*" in *-Ptrain*) echo "mvn $*" >>"$CALLS"; mkdir -p target/lib-train; exit;; esac
      echo "mvn in $PWD" >>"$CALLS"
      until [ -z "$BOTH" ] || [ "$(grep -c granary: "$BOTH")" -ge 2 ]; do :; done
      if [ -n "$BROKEN" ]; then echo '[ERROR] Strike.java:[3,7] missing ;'; exit 1; fi
      mkdir -p target/lib; echo jar >target/granary-0.1.0.jar; echo jar >target/lib/a.jar
      """;

  @TempDir Path folder;
  private Path home;
  private Path bin;
  private Path calls;

  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void buildTheHouse() throws IOException {
    home = folder.resolve("home");
    bin = Files.createDirectories(folder.resolve("bin"));
    calls = Files.createFile(folder.resolve("calls"));
    Files.createDirectories(home.resolve("scripts"));
    Files.createDirectories(home.resolve("src/main"));
    for (String script : List.of("granary", "require-java", "engine-jars")) {
      Files.copy(Path.of("scripts", script), home.resolve("scripts").resolve(script));
    }
    writeLongAgo("pom.xml");
    writeLongAgo("src/main/Strike.java");
    Files.setLastModifiedTime(home.resolve("src/main"), FileTime.from(LONG_AGO));
    executable("java", JAVA);
    executable("javac", "#!/bin/bash\n");
    executable("mvn", MAVEN);
    for (String tool : TOOLS) {
      if (Files.exists(Path.of("/usr/bin", tool))) {
        executable(tool, "#!/bin/bash\nexec /usr/bin/" + tool + " \"$@\"\n");
      }
    }
  }

  @Test
  void buildsOnFirstUseAndSaysSoInOneLine() throws Exception {
    Ended first = granary("check", "a b");

    assertThat(first.code()).isZero();
    assertThat(first.out()).isEmpty();
    assertThat(first.err().lines())
        .containsExactly("granary: building it for the first time, which takes a minute or two");
    assertThat(calls()).hasSize(3).startsWith("mvn in " + home, "archive");
    assertThat(calls().get(2))
        .startsWith("java in " + folder + ": ")
        .contains(" -XX:SharedArchiveFile=" + home + "/target/granary.jsa ")
        .contains(" -Dgranary.home=" + home + " ")
        .endsWith(
            " -cp %s/target/granary-0.1.0.jar:%s/target/lib/a.jar dev.granary.cli.Granary check a b"
                .formatted(home, home));
  }

  @Test
  void buildsAgainOnlyWhenASourceIsNewer() throws Exception {
    granary("check");
    assertThat(granary("check").err()).isEmpty();
    Files.writeString(home.resolve("src/main/New.java"), "");
    assertThat(granary("check").err()).contains("building it anew, since its source changed");
    assertThat(granary("check").err()).isEmpty();

    assertThat(calls().stream().filter(call -> call.startsWith("mvn"))).hasSize(2);
    assertThat(calls().stream().filter(call -> call.equals("archive"))).hasSize(2);
  }

  @Test
  void whatAnotherBuildMadeIsTakenAndGetsAnArchive() throws Exception {
    Files.createDirectories(home.resolve("target/lib"));
    Files.writeString(home.resolve("target/granary-0.2.0.jar"), "jar");

    assertThat(granary("check").err()).isEmpty();
    assertThat(calls()).hasSize(2).startsWith("archive");
    assertThat(calls().get(1)).contains("/target/granary-0.2.0.jar");
  }

  @Test
  void aBuildThatFailsShowsTheEndOfItsLog() throws Exception {
    Ended failed = granary(Map.of("BROKEN", "1"), "check");

    assertThat(failed.code()).isEqualTo(5);
    assertThat(failed.err())
        .contains("[ERROR] Strike.java:[3,7] missing ;")
        .contains("granary: the build failed; the whole log is in " + home + "/target/");
    assertThat(calls()).containsExactly("mvn in " + home);
  }

  /** The first one's build lasts until the second one has said that it waits. */
  @Test
  void twoShellsAtOnceBuildOnce() throws Exception {
    Path both = Files.createFile(folder.resolve("both"));
    Map<String, String> environment = Map.of("BOTH", both.toString());
    Process one = start(environment, Redirect.appendTo(both.toFile()), script(), "check");
    Process other = start(environment, Redirect.appendTo(both.toFile()), script(), "check");

    assertThat(one.waitFor()).isZero();
    assertThat(other.waitFor()).isZero();
    assertThat(Files.readString(both)).contains("granary: another shell is building it; waiting");
    assertThat(calls().stream().filter(call -> call.startsWith("mvn"))).hasSize(1);
    assertThat(calls().stream().filter(call -> call.startsWith("java"))).hasSize(2);
  }

  @Test
  void shortVerbsStartFastAndLongOnesRunFast() throws Exception {
    granary("show");
    granary("--json", "run");

    assertThat(calls().get(2)).contains("-XX:TieredStopAtLevel=1").contains("-XX:+UseSerialGC");
    assertThat(calls().get(3)).contains("-XX:+UseParallelGC").doesNotContain("TieredStopAtLevel");
  }

  @Test
  void optionsForTheJvmComeLastAndMayChooseItsCollector() throws Exception {
    granary(Map.of("GRANARY_JAVA_OPTS", "-Xmx8g -XX:+UseZGC"), "run");

    assertThat(calls().get(2)).contains(" -Xmx8g -XX:+UseZGC -cp ").doesNotContain("UseParallelGC");
  }

  @Test
  void anEngineHasJarsOfItsOwnWhichAreFetchedOnce() throws Exception {
    Files.writeString(folder.resolve("flink.yaml"), "engine:  flink   # a cluster\n");
    Files.writeString(folder.resolve("quoted.yaml"), "engine: \"flink\"\n");
    Files.writeString(folder.resolve("usual.yaml"), "# engine: flink\nengine: in_process\n");

    assertThat(granary("run", "spec.yaml", "--env", "flink.yaml").err())
        .contains("granary: fetching the jars of engine flink\n");
    granary("run", "--env=quoted.yaml", "spec.yaml");
    granary("run", "spec.yaml", "--env", "usual.yaml");
    granary("show", "spec.yaml", "--env", "flink.yaml");

    assertThat(calls()).hasSize(7);
    assertThat(calls().get(2))
        .isEqualTo("mvn -B -q -ntp -Pflink dependency:copy-dependencies@runtime-jars");
    for (int run : List.of(3, 4)) {
      assertThat(calls().get(run))
          .contains(home + "/target/granary-0.1.0.jar:" + home + "/target/lib-flink/f.jar ")
          .doesNotContain("/target/lib/")
          .doesNotContain("SharedArchiveFile");
    }
    assertThat(calls().get(5)).contains("/target/lib/a.jar").doesNotContain("lib-flink");
    assertThat(calls().get(6)).as("it runs nothing").doesNotContain("lib-flink");
  }

  @Test
  void whoTrainsNeedsTensorFlowBesideTheUsualJars() throws Exception {
    granary("train", "--handoff", "launch");
    granary("launch", "spec.yaml");
    granary("show", "launch");

    assertThat(calls()).hasSize(6);
    assertThat(calls().get(2))
        .isEqualTo("mvn -B -q -ntp -Ptrain dependency:copy-dependencies@runtime-jars");
    assertThat(calls().subList(3, 6)).allMatch(call -> call.contains("/target/lib/a.jar"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "launch:\n  target: jobset\n",
        "launch:\n  labels:\n    target: local\n  target: 'jobset' # there\n",
        "launch: # elsewhere\n\n    # not here\n    command:\n    - train\n    target: jobset",
        "\"launch\":\n  \"target\": \"jobset\"\n",
        "launch: {image: x, target: jobset}\n",
        "launch: {labels: {target: local}, 'target': \"jobset\", command: [a, b]} # there\n",
        "root: a\nlaunch:\r\n  target: jobset\r\ntarget: local\n"
      })
  void whoTrainsElsewhereNeedsNoTensorFlow(String environment) throws Exception {
    Files.writeString(folder.resolve("env.yaml"), environment);

    granary("launch", "spec.yaml", "--env", "env.yaml");

    assertThat(calls()).noneMatch(call -> call.contains("-Ptrain"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "launch:\n  labels:\n    target: jobset\n",
        "launch:\n  image: x\nother:\n  target: jobset\n",
        "other:\n  target: jobset\n",
        "launch: {labels: {target: jobset}}\n",
        "launch: {image: 'a, target: jobset, b'}\n",
        "launch: {\n  target: jobset\n}\n",
        "launch:\n  target: local\n  target: jobset\n",
        "launch:\n  target: ${TARGET}\n"
      })
  void whereItIsNotPlainThatItIsElsewhereTensorFlowIsFetched(String environment) throws Exception {
    Files.writeString(folder.resolve("env.yaml"), environment);

    granary("launch", "spec.yaml", "--env", "env.yaml");

    assertThat(calls()).anyMatch(call -> call.contains("-Ptrain"));
  }

  /** What is wrong with the file is for the command to say. */
  @Test
  void aFolderInAFilesPlaceIsPassedOver() throws Exception {
    granary("check");

    assertThat(granary("launch", "spec.yaml", "--target", "jobset", "--env", ".").err()).isEmpty();
    assertThat(granary("run", "spec.yaml", "--env", ".").err()).isEmpty();
    assertThat(granary("launch", "spec.yaml", "--env", ".").err())
        .isEqualTo("granary: fetching the jars of engine train\n");
  }

  @Test
  void isFoundThroughLinks() throws Exception {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(folder.resolve("granary"), home.resolve("scripts/granary"));
    Files.createSymbolicLink(link, Path.of("granary"));

    assertThat(ended(start(Map.of(), Redirect.PIPE, link, "check")).code()).isZero();
    assertThat(calls()).startsWith("mvn in " + home);
  }

  @Test
  void withoutJavaItSaysWhatToInstall() throws Exception {
    Files.delete(bin.resolve("java"));

    assertThat(granary("check"))
        .isEqualTo(
            new Ended(
                2,
                "",
                "granary: java is missing: install JDK 17 (Debian, Ubuntu: apt-get install"
                    + " openjdk-17-jdk)\n"));
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    executable("java", "#!/bin/bash\necho 'openjdk version \"1.8.0_402\"' >&2\n");

    assertThat(granary("check"))
        .isEqualTo(
            new Ended(
                2, "", "granary: needs Java 17, found 1: install it and put it first on PATH\n"));
  }

  @Test
  void anInstalledJdkTellsItsVersionWithoutBeingStarted() throws Exception {
    granary("check");
    Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
    Files.move(bin.resolve("java"), jdk.resolve("java"));
    Files.createSymbolicLink(bin.resolve("java"), Path.of("../jdk/bin/java"));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");

    assertThat(granary("check").err()).contains("needs Java 17, found 11");
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    Files.delete(bin.resolve("mvn"));

    Ended ended = granary("check");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).startsWith("granary: mvn is missing").hasLineCount(1);
  }

  @Test
  void anOldMavenIsNamed() throws Exception {
    executable("mvn", "#!/bin/bash\necho 'Apache Maven 3.6.3 (x)'\n");

    assertThat(granary("check"))
        .isEqualTo(new Ended(2, "", "granary: needs Maven 3.8 or newer, found 3.6\n"));
  }

  @Test
  void whatIsBuiltRunsWithoutCompilerAndMaven() throws Exception {
    granary("check");
    Files.delete(bin.resolve("mvn"));
    Files.delete(bin.resolve("javac"));

    assertThat(granary("check").code()).isZero();
  }

  private Ended granary(String... arguments) throws Exception {
    return granary(Map.of(), arguments);
  }

  private Ended granary(Map<String, String> environment, String... arguments) throws Exception {
    return ended(start(environment, Redirect.PIPE, script(), arguments));
  }

  private Path script() {
    return home.resolve("scripts/granary");
  }

  private Process start(
      Map<String, String> environment, Redirect err, Path script, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/bash", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("CALLS", calls.toString());
    return builder.start();
  }

  private static Ended ended(Process process) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out, err);
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(calls);
  }

  private void writeLongAgo(String file) throws IOException {
    Files.setLastModifiedTime(Files.createFile(home.resolve(file)), FileTime.from(LONG_AGO));
  }

  private void executable(String name, String script) throws IOException {
    Path file = bin.resolve(name);
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
