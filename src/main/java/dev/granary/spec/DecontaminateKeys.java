package dev.granary.spec;

import dev.granary.record.Compression;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Format;
import dev.granary.record.SourceFormat;
import dev.granary.spec.DecontaminateSpec.Action;
import dev.granary.spec.DecontaminateSpec.Answers;
import dev.granary.spec.DecontaminateSpec.Benchmark;
import dev.granary.spec.DecontaminateSpec.Cut;
import dev.granary.spec.FeaturesSpec.Feature;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys of the decontamination. */
final class DecontaminateKeys {
  private static final Pattern EVIDENCE = Pattern.compile("[0-9a-f]{16}(\\.[0-9a-f]{32})?");

  private static final Key<String> NAME =
      Key.computed(
          "name",
          Text.FILLED,
          "the name of the first file without its endings",
          "What the benchmark is called in evidence and report.");
  private static final Key<List<String>> FILES =
      Key.required(
          "files",
          new OneOrMore<>(Text.PATH),
          "A path or pattern, or a list of them, from the folder of the spec: jsonl, csv or tsv.");
  private static final Key<List<String>> QUESTION =
      Key.of(
          "question",
          new OneOrMore<>(Text.FILLED),
          List.of("question"),
          "The columns or members that make the text of an item, in this order.");
  private static final Key<String> ANSWER =
      Key.optional(
          "answer",
          Text.FILLED,
          "The column or member that holds its answer; without this key items have none.");

  private static final Section<Benchmark> BENCHMARK =
      Section.of(List.of(NAME, FILES, QUESTION, ANSWER), DecontaminateKeys::benchmark)
          .checking(DecontaminateKeys::checkFiles);

  private static final Key<List<Benchmark>> AGAINST =
      Key.required("against", new Items<>(BENCHMARK), "The evaluation files, by benchmark.");
  private static final Key<List<String>> TEXT =
      Key.computed(
          "text",
          ListOf.filled(Name.FIELD),
          "every string field",
          "The fields of a record that are looked through.");
  private static final Key<Long> NGRAM =
      Key.of("ngram", new Whole(1, 64), 13L, "How many words an n-gram has.");
  private static final Key<Long> FLOOR =
      Key.of(
          "floor",
          new Whole(1, 64),
          8L,
          "How many words it has at least: an item with fewer cannot be found and is reported as"
              + " unprotected.");
  private static final Key<Long> COMMON =
      Key.of(
          "common",
          new Whole(1, Integer.MAX_VALUE),
          10L,
          "N-grams that are found in more records than this are spared.");
  private static final Key<Double> SCORE =
      Key.of(
          "score",
          Decimal.between(0.1, 1),
          0.8,
          "How much of an item of 50 words or more must be found; shorter ones need more.");
  private static final Key<Answers> ANSWERS =
      Key.of(
          "answers",
          Choice.of(Answers.class),
          Answers.NEAR,
          "near: an item that has an answer counts with it; ignore: its question alone decides.");
  private static final Key<Action> ACTION =
      Key.of(
          "action",
          Choice.of(Action.class),
          Action.DROP,
          "What becomes of a record that holds an item; cut: it stays without what was found.");
  private static final Key<Cut> CUT =
      Key.filled(
          "cut", CutKeys.SECTION, "What is cut out, and what must be left; for action: cut.");
  private static final Key<List<String>> ALLOW =
      Key.of(
          "allow",
          ListOf.any(Text.FILLED),
          List.of(),
          "The ids of evidence that is let pass, or of items, which stand before the dot.");

  private static final Key<Long> CONTEXT =
      Key.of(
          "context",
          new Whole(0, 100),
          0L,
          "How many words evidence quotes of a record before and behind a find, with the find"
              + " itself; 0: it quotes nothing of the record. Personal fields are never quoted.");

  static final Section<DecontaminateSpec> SECTION =
      Section.of(
              List.of(
                  AGAINST, TEXT, NGRAM, FLOOR, COMMON, SCORE, ANSWERS, ACTION, CUT, ALLOW, CONTEXT),
              DecontaminateKeys::build)
          .checking(DecontaminateKeys::check);

  private DecontaminateKeys() {}

  private static void checkFiles(Found found) {
    if (found.maybe(FILES).isPresent() && SourceKeys.format(found.value(FILES)).isEmpty()) {
      found
          .at(FILES)
          .refuse(
              "does not tell the format by its ending",
              "all files must end in .jsonl, .csv or .tsv");
    }
  }

  private static Benchmark benchmark(Found found) {
    List<String> files = found.value(FILES);
    Format format = SourceKeys.format(files).orElseThrow();
    List<String> nulls = format == Format.JSONL ? List.of() : List.of("");
    return new Benchmark(
        found.valueOr(NAME, () -> nameOf(files.get(0))),
        files.stream().map(found.where().reading()::resolve).toList(),
        new SourceFormat(format, Compression.AUTO, SourceKeys.usual(format), nulls),
        found.value(QUESTION),
        found.maybe(ANSWER));
  }

  private static String nameOf(String file) {
    return file.substring(file.lastIndexOf('/') + 1)
        .replaceFirst("\\.(jsonl|csv|tsv)(\\.(gz|zst))?$", "");
  }

  private static void check(Found found) {
    if (found.maybe(FLOOR).isPresent()
        && found.maybe(NGRAM).isPresent()
        && found.value(FLOOR) > found.value(NGRAM)) {
      found
          .at(found.has(FLOOR) ? FLOOR : NGRAM)
          .refuse(
              "an n-gram has %d words, and at least %d"
                  .formatted(found.value(NGRAM), found.value(FLOOR)),
              "floor must not be above ngram");
    }
    found.maybe(AGAINST).ifPresent(against -> checkNames(against, found.at(AGAINST)));
    found.maybe(TEXT).ifPresent(fields -> fields.forEach(field -> checkField(field, found)));
    if (found.maybe(TEXT).isEmpty() && !found.has(TEXT) && strings(found).isEmpty()) {
      found.where().refuse("the schema has no string field, so there is no text to look through");
    }
    if (found.has(CUT) && found.maybe(ACTION).filter(action -> action != Action.CUT).isPresent()) {
      found.at(CUT).refuse("means nothing where nothing is cut", "set action: cut");
    }
    found.maybe(ALLOW).ifPresent(ids -> ids.forEach(id -> checkId(id, found.at(ALLOW))));
  }

  /** What is cut must be published as it is: nothing else may still tell of it. */
  static void checkFeatures(DecontaminateSpec decontaminate, List<Feature> features, Where where) {
    if (decontaminate.action() != Action.CUT) {
      return;
    }
    for (String field : decontaminate.text()) {
      List<Feature> made = features.stream().filter(each -> each.field().equals(field)).toList();
      if (made.isEmpty() || made.stream().anyMatch(each -> each.as() != FeaturesSpec.As.BYTES)) {
        where
            .in(TEXT.name())
            .refuse(
                Node.Scalar.quote(field)
                    + (made.isEmpty() ? " is no feature" : " is a feature as a class")
                    + ", and nothing can be cut out of it",
                "with action: cut all of these fields must be features as: bytes");
      }
    }
  }

  private static void checkNames(List<Benchmark> against, Where where) {
    Set<String> names = new HashSet<>();
    for (Benchmark benchmark : against) {
      if (!names.add(benchmark.name())) {
        where.refuse(
            "two benchmarks are called " + Node.Scalar.quote(benchmark.name()),
            "give one of them another name");
      }
    }
  }

  private static void checkField(String name, Found found) {
    Optional<Field> field = found.names().field(name);
    if (field.isPresent() && field.get().type() != FieldType.STRING) {
      found.at(TEXT).refuse("must be string fields; " + name + " is none");
    }
  }

  private static void checkId(String id, Where where) {
    if (!EVIDENCE.matcher(id).matches()) {
      where.refuse(
          Node.Scalar.quote(id) + " is no id of evidence",
          "copy it from the report: 16 hexadecimal digits, and for one record a dot and 32 more");
    }
  }

  private static List<String> strings(Found found) {
    return found.names().fields().stream()
        .filter(name -> found.names().field(name).filter(DecontaminateKeys::isText).isPresent())
        .toList();
  }

  private static boolean isText(Field field) {
    return field.type() == FieldType.STRING && !field.isList();
  }

  private static DecontaminateSpec build(Found found) {
    return new DecontaminateSpec(
        found.value(AGAINST),
        found.valueOr(TEXT, () -> strings(found)),
        Math.toIntExact(found.value(NGRAM)),
        Math.toIntExact(found.value(FLOOR)),
        Math.toIntExact(found.value(COMMON)),
        found.value(SCORE),
        found.value(ANSWERS),
        found.value(ACTION),
        found.value(CUT),
        found.value(ALLOW),
        Math.toIntExact(found.value(CONTEXT)));
  }
}
