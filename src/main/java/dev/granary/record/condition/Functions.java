package dev.granary.record.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/** What can be called in a condition. */
public final class Functions {
  /** The names, in the order in which people are told them. */
  public static final List<String> NAMES =
      List.of("length", "matches", "starts_with", "ends_with", "contains", "time", "abs");

  private static final int LONGEST_REGEX = 1_000;

  private Functions() {}

  static Expression call(Token name, List<Expression> arguments) throws BadCondition {
    return switch (name.text()) {
      case "length" -> new Expression.Length(only(name, arguments, ValueType.TEXT));
      case "abs" -> new Expression.Magnitude(number(name, arguments));
      case "time" -> time(name, only(name, arguments, ValueType.TEXT));
      case "matches" -> matches(name, arguments);
      case "starts_with" -> holds(Expression.Holds.Where.FIRST, name, arguments);
      case "ends_with" -> holds(Expression.Holds.Where.LAST, name, arguments);
      case "contains" -> holds(Expression.Holds.Where.ANYWHERE, name, arguments);
      default ->
          throw new BadCondition(
              name.position(),
              "there is no function " + name.text(),
              BadCondition.Kind.FUNCTION,
              name.text());
    };
  }

  private static Expression time(Token name, Expression text) throws BadCondition {
    return text instanceof Expression.TextLiteral literal
        ? Operands.moment(literal.value(), name.position())
        : new Expression.TimeOf(text);
  }

  private static Expression number(Token name, List<Expression> arguments) throws BadCondition {
    if (arguments.size() != 1 || !arguments.get(0).type().isNumber()) {
      throw new BadCondition(name.position(), name.text() + " takes a number");
    }
    return arguments.get(0);
  }

  private static Expression only(Token name, List<Expression> arguments, ValueType type)
      throws BadCondition {
    if (arguments.size() != 1 || arguments.get(0).type() != type) {
      throw new BadCondition(name.position(), name.text() + " takes " + type.words());
    }
    return arguments.get(0);
  }

  private static Expression matches(Token name, List<Expression> arguments) throws BadCondition {
    String regex = constant(name, arguments);
    try {
      if (regex.length() > LONGEST_REGEX) {
        throw new BadCondition(
            name.position(), "the regex is longer than " + LONGEST_REGEX + " characters");
      }
      Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new BadCondition(
          name.position(), "matches wants a regex in RE2 syntax: " + e.getDescription());
    }
    return new Expression.Matches(arguments.get(0), regex);
  }

  private static Expression holds(
      Expression.Holds.Where where, Token name, List<Expression> arguments) throws BadCondition {
    String piece = constant(name, arguments);
    return new Expression.Holds(where, arguments.get(0), piece);
  }

  /** The second argument, which stands in quotes. */
  private static String constant(Token name, List<Expression> arguments) throws BadCondition {
    if (arguments.size() == 2
        && arguments.get(0).type() == ValueType.TEXT
        && arguments.get(1) instanceof Expression.TextLiteral literal) {
      return literal.value();
    }
    throw new BadCondition(
        name.position(), name.text() + " takes a text and, behind a comma, a text in quotes");
  }
}
