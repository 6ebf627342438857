package dev.granary.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A night that is laid out otherwise than the one before: whether it is published, and what is
 * told.
 */
class LayoutChangesRunTest {
  private static final int ROWS = 400;
  private static final String DRIFT = "gates: {drift: {unjudged: [id]}}\npublish:";

  @TempDir Path folder;

  /** What is done to each line of a file, and what comes of it. */
  private record Change(String name, UnaryOperator<String> line, int code, String told) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Change> changes() {
    return Stream.of(
        new Change("a column more, last", line -> line + ",x", 0, ""),
        new Change("a column more, first", line -> "x," + line, 0, ""),
        new Change("columns in another order", line -> cells(line, 3, 1, 0, 2), 0, ""),
        new Change(
            "an optional column less",
            line -> cells(line, 0, 1, 2),
            3,
            "drift.place: place is not as in 1.0.0: missing"),
        new Change(
            "a required column less", line -> cells(line, 0, 1, 3), 3, "without the columns seen"),
        new Change(
            "a column with another name",
            line -> line.replace("seen", "count"),
            3,
            "without the columns seen"),
        new Change(
            "a name in capitals",
            line -> line.replace("seen", "Seen"),
            3,
            "without the columns seen"),
        new Change(
            "a column twice", line -> line + "," + cells(line, 2), 3, "the column seen twice"),
        new Change(
            "another separator",
            line -> line.replace(',', ';'),
            3,
            "without the columns id, kind, seen"),
        new Change(
            "no header",
            line -> line.startsWith("id,") ? "" : line,
            3,
            "without the columns id, kind, seen"),
        new Change(
            "numbers with a unit",
            line -> line.replaceFirst("(\\d+),(.)$", "$1 m,$2"),
            3,
            "CHECK_TYPE"),
        new Change(
            "whole numbers become fractions",
            line -> line.replaceFirst("(\\d+),(.)$", "$1.5,$2"),
            3,
            "CHECK_TYPE"),
        new Change(
            "numbers in another unit",
            line -> line.replaceFirst(",(\\d+),(.)$", ",1$1,$2"),
            3,
            "drift.seen: seen is not as in 1.0.0"),
        new Change(
            "a new value of many records", line -> line.replace("hen", "jay"), 3, "CHECK_DOMAIN"),
        new Change(
            "a new value of few records",
            line -> line.replaceFirst("^r1?7,[a-z]+", "r7,jay"),
            0,
            ""));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeIsToldOrDoesNothing(Change change) throws IOException {
    Sightings sightings = Sightings.in(folder);
    sightings.but("dedup:\n  exact: {on: [kind, seen]}\n", "").but("publish:", DRIFT);
    sightings.but("features:\n", "features:\n  place: {missing: \"\"}\n");
    sightings.but("schema:\n", "schema:\n  place: {type: string, required: false}\n");
    Files.writeString(sightings.input(), file(UnaryOperator.identity()));
    assertThat(sightings.tell("run", "--date", "2026-11-28").code()).isZero();
    Files.writeString(sightings.input(), file(change.line()));

    Told told = sightings.tell("run", "--date", "2026-11-29");

    assertThat(told.code()).as(told.err()).isEqualTo(change.code());
    assertThat(told.err() + setAside(sightings)).contains(change.told());
  }

  @Test
  void aSecondFileOfAnotherLayoutIsNotPublishedBesideTheFirst() throws IOException {
    Sightings sightings = Sightings.in(folder);
    Files.writeString(sightings.input().resolveSibling("b.csv"), "name;number\nowl;3\n");

    Told told = sightings.tell("run");

    assertThat(told.code()).isEqualTo(3);
    assertThat(told.err()).contains("input.undamaged: input files are cut or damaged");
    assertThat(setAside(sightings)).contains("data/b.csv", "without the columns id, kind, seen");
  }

  /** What the quarantine tells of the run that was last, whether it published or not. */
  private static String setAside(Sightings sightings) {
    String spec = sightings.spec().toString();
    return Told.by("quarantine", "list", spec, "--run", "last").out();
  }

  private static String file(UnaryOperator<String> change) {
    Random random = new Random(1);
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row <= ROWS; row++) {
      String line =
          row == 0
              ? "id,kind,seen,place"
              : "r%d,%s,%d,%s"
                  .formatted(
                      row,
                      random.nextInt(2) == 0 ? "hen" : "owl",
                      random.nextInt(90),
                      random.nextInt(2) == 0 ? "n" : "s");
      lines.append(change.apply(line)).append('\n');
    }
    return lines.toString();
  }

  private static String cells(String line, int... places) {
    String[] cells = line.split(",", -1);
    return Arrays.stream(places).mapToObj(place -> cells[place]).collect(joining(","));
  }
}
