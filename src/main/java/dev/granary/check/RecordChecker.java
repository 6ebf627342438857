package dev.granary.check;

import dev.granary.record.FieldValues;
import dev.granary.record.Schema;
import dev.granary.record.ValueLists;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Holds records against a schema and gives their values the types that it asks for.
 *
 * <p>What a type takes, from text (CSV, or a JSON string) and from JSON:
 *
 * <ul>
 *   <li>STRING: text, as it is. A JSON number or truth value is no string.
 *   <li>INT: text of an optional sign and digits; leading zeros do not count. A JSON number whose
 *       exact value is whole, so {@code 1.0} and {@code 1e3} too. What does not fit in 64 bits is
 *       refused, never rounded.
 *   <li>FLOAT: a decimal with an optional sign, point and exponent, as the double nearest to it. No
 *       hexadecimal, no suffix, no NaN or infinity, and nothing that a 32-bit float, which is what
 *       an example holds, could not hold but as infinity.
 *   <li>BOOL: {@code true} and {@code false} in either case, {@code 0} and {@code 1}; of JSON's own
 *       values only true and false.
 *   <li>BYTES: bytes, or the UTF-8 of text.
 * </ul>
 *
 * White space is never ignored. Objects are of no type, and arrays only of a field that has a list,
 * whose values are all of its type. A value that a reader has typed already is taken where nothing
 * is lost.
 *
 * <p>One instance serves one thread; a good record costs no allocation, except what a regex needs.
 */
public final class RecordChecker {
  /** Converted lists are little longer than what readers give; readers hold those to limits. */
  private final ValueLists lists = new ValueLists(Integer.MAX_VALUE);

  private final FieldCheck[] checks;

  /** Refuses, by the name of the field, a rule that does not fit its type. */
  public RecordChecker(Schema schema) {
    checks = new FieldCheck[schema.size()];
    int number = 0;
    for (int i = 0; i < checks.length; i++) {
      checks[i] = FieldCheck.of(schema.field(i), i, number, lists);
      number += checks[i].size();
    }
  }

  /** Its rules, in the order of the numbers that violations carry. */
  public List<CheckRule> rules() {
    return Arrays.stream(checks).flatMap(check -> check.told().stream()).toList();
  }

  /** Tells which rules a sound record breaks that set no record aside. */
  void tell(FieldValues values, CheckTally tally) {
    for (FieldCheck check : checks) {
      check.tell(values, tally);
    }
  }

  /**
   * The first violation in the order of the schema, or none. Every value that has the right form is
   * converted in place, those after a violation too, so that a record's id does not depend on what
   * else is wrong with it; the others stay as they were read.
   */
  public Optional<Violation> check(FieldValues values) {
    lists.begin();
    for (int i = 0; i < checks.length; i++) {
      Optional<Violation> violation = checks[i].check(values);
      if (violation.isPresent()) {
        convertFrom(i + 1, values);
        return violation;
      }
    }
    return Optional.empty();
  }

  private void convertFrom(int first, FieldValues values) {
    for (int i = first; i < checks.length; i++) {
      checks[i].convert(values);
    }
  }
}
