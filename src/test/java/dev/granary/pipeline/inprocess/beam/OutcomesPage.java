package dev.granary.pipeline.inprocess.beam;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How Beam's tests went, as the parts of a page. */
record OutcomesPage(Outcomes outcomes) {
  /** How many went how. */
  String counts() {
    return table("tests", "")
        + row("there are", outcomes.all().size())
        + row("pass", outcomes.count(Outcome::isPassed))
        + row("of these, without a run of any pipeline", outcomes.count(Outcome::isIdle))
        + row("are refused", outcomes.count(Outcome::isRefused))
        + row("are skipped, whatever the runner", outcomes.count(Outcome::isSkipped));
  }

  /** What the runner lacks, and how many tests want it. */
  String lacks() {
    return table("the runner refuses", "tests that want it", "that want nothing else of it")
        + outcomes.lacks().entrySet().stream()
            .map(lack -> row(lack.getKey(), lack.getValue(), countOnly(lack.getKey())))
            .collect(joining());
  }

  /** What Beam says that its tests use, and how those that use it went. */
  String categories() {
    TreeSet<String> names = new TreeSet<>();
    outcomes.all().forEach(each -> names.addAll(each.categories()));
    return table("category", "passed", "refused", "skipped")
        + names.stream().map(this::category).collect(joining());
  }

  /** Every test that is refused, by why. */
  String refused() {
    return outcomes.those(Outcome::isRefused).stream()
        .collect(
            groupingBy(each -> String.join(", ", each.lacks()), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(group -> group(group.getKey(), group.getValue()))
        .collect(joining("\n"));
  }

  /** Every test that is skipped, and why. */
  String skipped() {
    return outcomes.those(Outcome::isSkipped).stream()
            .map(each -> "- " + code(each.test()) + ": " + each.told() + "\n")
            .collect(joining())
        + BeamTests.LEFT_OUT.entrySet().stream()
            .map(each -> "- all of " + code(each.getKey()) + ": " + each.getValue() + "\n")
            .sorted()
            .collect(joining());
  }

  /** The tests that pass although nothing ran. */
  String idle() {
    return byClass(outcomes.those(Outcome::isIdle));
  }

  private String category(String name) {
    Predicate<Outcome> has = each -> each.categories().contains(name);
    return row(
        code(name),
        outcomes.count(has.and(Outcome::isPassed)),
        outcomes.count(has.and(Outcome::isRefused)),
        outcomes.count(has.and(Outcome::isSkipped)));
  }

  private int countOnly(String lack) {
    return outcomes.count(each -> each.lacks().equals(List.of(lack)));
  }

  private static String group(String why, List<Outcome> tests) {
    return "### " + why + "\n\n" + tests.size() + ":\n\n" + byClass(tests);
  }

  private static String byClass(List<Outcome> tests) {
    return tests.stream()
        .collect(groupingBy(Outcome::type, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(type -> "- " + code(type.getKey()) + ": " + methods(type.getValue()) + "\n")
        .collect(joining());
  }

  private static String methods(List<Outcome> tests) {
    return tests.stream().map(each -> code(each.method())).collect(joining(", "));
  }

  private static String table(String... heads) {
    return row((Object[]) heads) + "|" + "---|".repeat(heads.length) + "\n";
  }

  private static String row(Object... cells) {
    return Stream.of(cells).map(String::valueOf).collect(joining(" | ", "| ", " |\n"));
  }

  private static String code(String name) {
    return "`" + name + "`";
  }
}
