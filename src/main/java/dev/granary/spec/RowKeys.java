package dev.granary.spec;

import dev.granary.record.condition.Expression;
import java.util.List;
import java.util.Optional;

/** The keys of a condition over the fields of a record. */
final class RowKeys {
  static final Key<String> NAME =
      Key.required("name", Name.NEW, "What the condition is called in outcomes and evidence.");
  static final Key<String> THAT =
      Key.required(
          "that",
          Text.FILLED,
          "What must hold, such as arrival >= departure; a record in which a value is missing that"
              + " it needs is not judged.");
  private static final Key<String> WHEN =
      Key.optional(
          "when",
          Text.FILLED,
          "On which records it is judged, such as status == 'done'; without this key on all.");

  static final Section<ChecksSpec.Row> SECTION =
      Section.of(
              List.of(
                  NAME,
                  THAT,
                  WHEN,
                  ConsequenceKeys.SEVERITY,
                  ConsequenceKeys.MAX,
                  ConsequenceKeys.SHARE),
              RowKeys::build)
          .checking(RowKeys::check);

  private RowKeys() {}

  private static void check(Found found) {
    ConditionText conditions = new ConditionText(found.names());
    for (Key<String> key : List.of(THAT, WHEN)) {
      found.maybe(key).ifPresent(text -> conditions.read(text, found.at(key)));
    }
  }

  private static ChecksSpec.Row build(Found found) {
    ConditionText conditions = new ConditionText(found.names());
    Optional<Expression> that = conditions.read(found.value(THAT), found.at(THAT));
    Optional<Expression> when =
        found.maybe(WHEN).flatMap(text -> conditions.read(text, found.at(WHEN)));
    return new ChecksSpec.Row(
        found.value(NAME),
        found.where().path(),
        found.value(THAT),
        that.orElse(new Expression.Truth(true)),
        when,
        ConsequenceKeys.read(found));
  }
}
