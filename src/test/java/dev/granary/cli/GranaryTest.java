package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GranaryTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "plan",
        "run",
        "versions",
        "show",
        "verify",
        "trace",
        "why-missing",
        "completion"
      })
  void everyVerbHelpsAndIsInTheListOfVerbs(String verb) {
    Told help = Told.by(verb, "--help");

    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).startsWith("Usage: granary " + verb).contains("--help");
    assertThat(Told.by("--help").out()).contains("\n  " + verb + " ");
  }

  @Test
  void helpFitsIntoATerminal() {
    assertThat(Told.by("--help").out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void tellsTheVersionOfThePom() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    int begin = pom.indexOf("<version>") + "<version>".length();
    String version = pom.substring(begin, pom.indexOf("</version>"));

    assertThat(Told.by("--version").out()).isEqualToIgnoringNewLines("granary " + version);
  }

  @Test
  void aVerbThatDoesNotExistIsRefusedWithWhatMayBeMeant() {
    Told told = Told.by("versoins");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.out()).isEmpty();
    assertThat(told.err()).contains("'versoins'").contains("versions").contains("granary --help");
  }

  @Test
  void anOptionThatDoesNotExistIsRefused() {
    Told told = Told.by("run", "spec.yaml", "--dry");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("Unknown option: '--dry'").contains("granary run --help");
  }

  @Test
  void withoutAVerbItSaysSo() {
    Told told = Told.by();

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("Missing required subcommand");
  }

  @Test
  void programsLearnOfUsageErrorsToo() throws IOException {
    Told told = Told.by("why-missing", "birds", "--json", "--line", "x");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.json().path("exit").asInt()).isEqualTo(2);
    assertThat(told.json().path("message").asText()).contains("--line");
  }

  @Test
  void aDateTellsHowItIsWritten() {
    Told told = Told.by("run", "spec.yaml", "--date", "20.11.2026");

    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("'20.11.2026' is no date; write it like 2026-11-20");
  }

  @Test
  void completesInShells() {
    Told told = Told.by("completion");

    assertThat(told.code()).isZero();
    assertThat(told.out()).startsWith("#!/usr/bin/env bash").contains("why-missing");
  }

  @Test
  void tellsWhereItFailedWhenAsked() {
    assertThat(Told.by("check", "none.yaml").err()).doesNotContain("\tat ");
    assertThat(Told.by("check", "none.yaml", "--stacktrace").err())
        .contains("\tat dev.granary.spec.");
  }
}
