package dev.granary.spec;

import static java.util.Map.entry;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Presence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys of the balance. */
final class BalanceKeys {
  private static final double TOLERANCE = 1e-9;

  private enum Way {
    DOWNSAMPLE,
    TARGET,
    UPSAMPLE
  }

  private static final Key<String> BY =
      Key.required(
          "by", Name.FIELD, "The field that holds the class: a required string, int or bool.");
  private static final Key<Way> STRATEGY =
      Key.required(
          "strategy",
          Choice.of(Way.class),
          "downsample leaves out, target leaves out to exact shares, upsample repeats.");
  private static final Key<Double> MAX_RATIO =
      Key.optional(
          "max_ratio",
          Decimal.atLeast(1),
          "For downsample: how many times the records of the smallest class a class may have.");
  private static final Key<SortedMap<String, Double>> SHARES =
      Key.optional(
          "shares",
          new ByLabel<>(Decimal.above(0, 1)),
          "For target: the share of each class; together 1. Other classes are left out.");
  private static final Key<SortedMap<String, Long>> COPIES =
      Key.optional(
          "copies",
          new ByLabel<>(new Whole(1, 1_000)),
          "For upsample: how often each record of a class is written.");
  private static final Key<List<String>> SPLITS =
      Key.computed(
          "splits", ListOf.filled(Name.SPLIT), "the first split", "The splits to balance.");

  private static final Map<Way, Key<?>> NEEDED =
      Map.ofEntries(
          entry(Way.DOWNSAMPLE, MAX_RATIO), entry(Way.TARGET, SHARES), entry(Way.UPSAMPLE, COPIES));

  static final Section<BalanceSpec> SECTION =
      Section.of(List.of(BY, STRATEGY, MAX_RATIO, SHARES, COPIES, SPLITS), BalanceKeys::build)
          .checking(BalanceKeys::check);

  private BalanceKeys() {}

  private static void check(Found found) {
    found.maybe(STRATEGY).ifPresent(way -> checkKeys(way, found));
    Optional<Field> by = found.maybe(BY).flatMap(found.names()::field);
    by.ifPresent(field -> checkField(field, found.at(BY)));
    by.ifPresent(field -> List.of(SHARES, COPIES).forEach(key -> checkLabels(field, key, found)));
    found.maybe(SHARES).ifPresent(shares -> checkSum(Sum.of(shares.values()), found.at(SHARES)));
  }

  private static void checkKeys(Way way, Found found) {
    for (Way each : Way.values()) {
      Key<?> key = NEEDED.get(each);
      if (key == null) {
        continue;
      }
      if (each == way && !found.has(key)) {
        found.refuseMissing(key);
      } else if (each != way && found.has(key)) {
        found
            .at(key)
            .refuse("is for the strategy " + Choice.word(each) + "; this is " + Choice.word(way));
      }
    }
  }

  private static void checkField(Field field, Where where) {
    if (field.type() == FieldType.FLOAT || field.type() == FieldType.BYTES) {
      String type = Choice.word(field.type());
      where.refuse("must be a string, int or bool field; " + field.name() + " is a " + type);
    }
    if (field.presence() == Presence.OPTIONAL) {
      where.refuse("must be a field with required: true; " + field.name() + " may be missing");
    }
  }

  private static void checkLabels(Field field, Key<?> key, Found found) {
    if (!(found.node(key.name()).orElse(null) instanceof Node.Mapping labels)) {
      return;
    }
    List<String> domain = field.rules().domain();
    for (Node.Entry entry : labels.entries()) {
      String label = entry.key().text();
      Where where = found.at(key).in(entry);
      if (!domain.isEmpty() && !domain.contains(label)) {
        where.refuse(
            "is not in the domain of " + field.name(),
            DidYouMean.hint(label, domain, "the domain is"));
      } else if (!fits(label, field.type())) {
        where.refuse(
            "must be a value of " + field.name() + ", whose type is " + Choice.word(field.type()));
      }
    }
  }

  private static boolean fits(String label, FieldType type) {
    return switch (type) {
      case STRING, FLOAT, BYTES -> true;
      case INT -> Whole.isWritten(label);
      case BOOL -> label.equals("true") || label.equals("false");
    };
  }

  private static void checkSum(BigDecimal sum, Where where) {
    if (Math.abs(sum.doubleValue() - 1) > TOLERANCE) {
      where.refuse("must add up to 1, add up to " + sum.toPlainString());
    }
  }

  private static BalanceSpec build(Found found) {
    List<String> splits =
        found.valueOr(SPLITS, () -> found.names().splits().stream().limit(1).toList());
    return new BalanceSpec(found.value(BY), strategy(found), splits);
  }

  private static BalanceSpec.Strategy strategy(Found found) {
    return switch (found.value(STRATEGY)) {
      case DOWNSAMPLE -> new BalanceSpec.Downsample(found.value(MAX_RATIO));
      case TARGET -> new BalanceSpec.Target(found.value(SHARES));
      case UPSAMPLE -> {
        SortedMap<String, Integer> copies = new TreeMap<>();
        found.value(COPIES).forEach((label, times) -> copies.put(label, Math.toIntExact(times)));
        yield new BalanceSpec.Upsample(copies);
      }
    };
  }
}
