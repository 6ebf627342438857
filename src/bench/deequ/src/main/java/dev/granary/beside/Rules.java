package dev.granary.beside;

import com.amazon.deequ.checks.Check;
import com.amazon.deequ.checks.CheckLevel;
import java.util.Arrays;
import scala.Function1;
import scala.Option;
import scala.collection.immutable.List;
import scala.collection.immutable.Nil$;
import scala.util.matching.Regex;

/** The rules of {@code WideSpec}, as Deequ says them. */
final class Rules {
  private static final String[] CLASSES = {
    "class0", "class1", "class2", "class3", "class4", "class5", "class6", "class7"
  };

  /** How many rules there are for ten columns. */
  private static final int RULES = 10;

  private final String[] columns;
  private final int groups;

  Rules(String[] columns, int rules) {
    this.columns = columns;
    groups = rules / RULES;
  }

  Check check() {
    Check check = new Check(CheckLevel.Error(), "rules", none());
    for (int group = 0; group < groups; group++) {
      String end = "_" + group;
      check = withConditions(withFields(check, end), "small" + end, "wide" + end, end);
    }
    return check;
  }

  private Check withFields(Check before, String end) {
    Check check =
        before
            .isContainedIn(of("small" + end), 0, 99, true, true, Option.empty(), Option.empty())
            .isComplete(of("wide" + end), Option.empty(), Option.empty())
            .isContainedIn(of("real" + end), -1000, 1000, true, true, Option.empty(), Option.empty())
            .isNonNegative(of("price" + end), before.isNonNegative$default$2(), Option.empty())
            .isContainedIn(of("class" + end), CLASSES)
            .hasPattern(
                of("code" + end),
                new Regex("^[A-Z]{2}-[0-9]{5}$", none()),
                before.hasPattern$default$3(),
                Option.empty(),
                Option.empty(),
                Option.empty());
    return withLength(withLength(check, of("town" + end), 3, 12), of("text" + end), 1, 64);
  }

  private static Check withLength(Check check, String column, int least, int most) {
    Function1<Object, Object> long_ = length -> (Double) length >= least;
    Function1<Object, Object> short_ = length -> (Double) length <= most;
    return check
        .hasMinLength(column, long_, Option.empty(), Option.empty())
        .hasMaxLength(column, short_, Option.empty(), Option.empty());
  }

  private static Check withConditions(Check check, String small, String wide, String end) {
    String price = "price" + end;
    return check
        .satisfies(
            wide + " >= " + small,
            "wider" + end,
            check.satisfies$default$3(),
            Option.empty(),
            none(),
            Option.empty())
        .satisfies(
            price + " is null or " + price + " <= " + wide,
            "cheap" + end,
            check.satisfies$default$3(),
            Option.empty(),
            none(),
            Option.empty())
        .where("flag" + end);
  }

  private String of(String column) {
    if (!Arrays.asList(columns).contains(column)) {
      throw new IllegalArgumentException("no column " + column);
    }
    return column;
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> none() {
    return (List<T>) (List<?>) Nil$.MODULE$;
  }
}
