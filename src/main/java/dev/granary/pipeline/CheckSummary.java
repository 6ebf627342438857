package dev.granary.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.check.CheckOutcome;
import dev.granary.check.CheckOutcome.Verdict;
import dev.granary.check.CheckRule;
import dev.granary.check.JudgeChecks;
import dev.granary.check.figures.JudgeFigures;
import dev.granary.gate.GateOutcome;
import dev.granary.record.Consequence;
import dev.granary.record.Gravity;
import dev.granary.spec.pbtxt.SchemaFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How every rule of the checks came out: for the gates, for the report, and for programs. */
final class CheckSummary {
  /** Where all of them stand in a version. */
  static final String FILE = "checks.json";

  private static final int SHOWN = 3;

  private final List<CheckOutcome> outcomes;

  CheckSummary(Books books) {
    outcomes =
        new ArrayList<>(
            JudgeChecks.of(CheckPlans.of(books.spec()).rules(), books.facts().checks()));
    books
        .spec()
        .checks()
        .size()
        .ifPresent(size -> outcomes.add(JudgeChecks.size(size, books.facts().checks().records())));
    new NewColumns(books).outcome().ifPresent(outcomes::add);
    outcomes.addAll(
        JudgeFigures.of(
            CheckPlans.figures(books.spec()), TalliedFigures.of(books.statistics().read())));
    books.spec().checks().comparators().forEach(each -> outcomes.add(notCompared(each)));
  }

  /** Told, so that nobody takes it for held: what it is compared with is not here. */
  private static CheckOutcome notCompared(SchemaFile.Comparator comparator) {
    String with = word(comparator.with());
    return new CheckOutcome(
        new CheckRule(
            comparator.field() + "." + with + "." + word(comparator.measure()),
            "schema.file",
            "%s of at most %s".formatted(word(comparator.measure()), comparator.threshold()),
            Consequence.QUARANTINE,
            CheckRule.Asked.WHERE_IT_APPLIES),
        Verdict.UNJUDGED,
        new CheckOutcome.Counts(0, 0),
        "not compared",
        "at most " + comparator.threshold(),
        CheckOutcome.Exactness.EXACT,
        List.of());
  }

  /** Of each rule that may be broken too often: one limit for all says so of the others. */
  List<GateOutcome> gates() {
    return outcomes.stream()
        .filter(outcome -> !outcome.rule().consequence().equals(Consequence.QUARANTINE))
        .map(CheckSummary::gate)
        .toList();
  }

  /** Those that more break than may, which publish all the same. */
  List<CheckOutcome> warnings() {
    return outcomes.stream().filter(outcome -> outcome.verdict() == Verdict.WARNED).toList();
  }

  private static GateOutcome gate(CheckOutcome outcome) {
    return new GateOutcome(
        "checks." + outcome.rule().name(),
        blocks(outcome) ? GateOutcome.Verdict.FAILED : GateOutcome.Verdict.PASSED,
        outcome.observed(),
        outcome.limit(),
        sentence(outcome));
  }

  /** What could not be judged has not passed. */
  private static boolean blocks(CheckOutcome outcome) {
    return outcome.verdict() == Verdict.FAILED
        || (outcome.verdict() == Verdict.UNJUDGED
            && outcome.rule().consequence().severity() == Gravity.FAIL);
  }

  /** What was found, where the spec asks for it, and what to do. */
  static String sentence(CheckOutcome outcome) {
    String rule =
        "check %s, %s (%s)"
            .formatted(outcome.rule().name(), outcome.rule().path(), outcome.rule().says());
    return switch (outcome.verdict()) {
      case PASSED -> rule + ": no more than may be";
      case UNJUDGED ->
          rule
              + ": there was nothing to judge it on; take it out, or have the"
              + " figure worked out";
      case WARNED -> rule + ": " + outcome.observed() + examples(outcome) + "; it only warns";
      case FAILED ->
          rule
              + ": "
              + outcome.observed()
              + examples(outcome)
              + (outcome.examples().isEmpty()
                  ? "; mend the source, or the limit"
                  : "; look at them with granary trace, then mend the source or the rule, or raise"
                      + " its max or share");
    };
  }

  private static String examples(CheckOutcome outcome) {
    List<String> shown = outcome.examples().stream().limit(SHOWN).toList();
    return shown.isEmpty() ? "" : ", such as " + String.join(", ", shown);
  }

  /** All outcomes, in the order in which the spec asks for them. */
  byte[] json() {
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode checks = mapper.createArrayNode();
    for (CheckOutcome outcome : outcomes) {
      ObjectNode check =
          checks
              .addObject()
              .put("check", outcome.rule().name())
              .put("path", outcome.rule().path())
              .put("asks", outcome.rule().says())
              .put("severity", word(outcome.rule().consequence().severity()))
              .put("verdict", word(outcome.verdict()))
              .put("judged", outcome.counts().judged())
              .put("broken", outcome.counts().broken())
              .put("observed", outcome.observed())
              .put("limit", outcome.limit())
              .put("exactness", word(outcome.exactness()));
      ArrayNode records = check.putArray("records");
      outcome.examples().forEach(records::add);
    }
    try {
      return (mapper.writerWithDefaultPrettyPrinter().writeValueAsString(checks) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
