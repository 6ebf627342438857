package dev.granary.record.condition;

import dev.granary.record.condition.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads conditions such as {@code arrival >= departure and status in ['done', 'late']}. What binds
 * most tightly comes first: {@code *}, {@code /} and {@code %}; {@code +} and {@code -}; one
 * comparison; {@code not}; {@code and}; {@code or}.
 */
public final class Condition {
  /** The words that are no field's name here. */
  private static final List<String> RESERVED =
      List.of("and", "or", "not", "in", "is", "missing", "present", "true", "false");

  private static final int LONGEST = 2_000;
  private static final int DEEPEST = 50;

  private final List<Token> tokens;
  private final Operands operands;
  private int at;
  private int depth;

  private Condition(List<Token> tokens, Fields fields) {
    this.tokens = tokens;
    operands = new Operands(fields);
  }

  /** The meaning of a text, whose types fit. */
  public static Expression read(String text, Fields fields) throws BadCondition {
    if (text.length() > LONGEST) {
      throw new BadCondition(LONGEST, "a condition has at most " + LONGEST + " characters");
    }
    Condition reading = new Condition(Tokens.of(text), fields);
    Expression read = reading.either();
    if (reading.peek().kind() != Kind.END) {
      throw reading.unexpected("and, or or the end");
    }
    return Operands.truth(read, 1);
  }

  private Expression either() throws BadCondition {
    if (++depth > DEEPEST) {
      throw new BadCondition(peek().position(), "nested deeper than " + DEEPEST);
    }
    int position = peek().position();
    Expression left = both();
    while (takeWord("or")) {
      int right = peek().position();
      left = new Expression.Or(Operands.truth(left, position), Operands.truth(both(), right));
    }
    depth--;
    return left;
  }

  private Expression both() throws BadCondition {
    int position = peek().position();
    Expression left = negated();
    while (takeWord("and")) {
      int right = peek().position();
      left = new Expression.And(Operands.truth(left, position), Operands.truth(negated(), right));
    }
    return left;
  }

  private Expression negated() throws BadCondition {
    int negations = 0;
    while (takeWord("not")) {
      negations++;
    }
    int position = peek().position();
    Expression of = compared();
    return negations % 2 == 0
        ? (negations == 0 ? of : Operands.truth(of, position))
        : new Expression.Not(Operands.truth(of, position));
  }

  private Expression compared() throws BadCondition {
    int position = peek().position();
    Expression left = sum();
    if (takeWord("is")) {
      boolean isNegated = takeWord("not");
      return presence(left, position, isNegated);
    }
    if (peek().is(Kind.WORD, "not") && tokens.get(at + 1).is(Kind.WORD, "in")) {
      at += 2;
      return new Expression.Not(operands.member(left, listed(), position));
    }
    if (takeWord("in")) {
      return operands.member(left, listed(), position);
    }
    Token sign = peek();
    if (sign.kind() != Kind.SIGN || !Operands.isComparison(sign.text())) {
      return left;
    }
    at++;
    Expression right = sum();
    if (peek().kind() == Kind.SIGN && Operands.isComparison(peek().text())) {
      throw new BadCondition(peek().position(), "compares twice; join two comparisons with and");
    }
    return operands.compared(sign, left, right);
  }

  private Expression presence(Expression left, int position, boolean isNegated)
      throws BadCondition {
    Token word = tokens.get(at);
    boolean isMissing = word.is(Kind.WORD, "missing");
    if (!isMissing && !word.is(Kind.WORD, "present")) {
      throw unexpected("missing or present");
    }
    at++;
    if (!(left instanceof Expression.FieldValue value)) {
      throw new BadCondition(position, "only a field is missing or present");
    }
    Expression missing = new Expression.Missing(value.field());
    return isMissing == isNegated ? new Expression.Not(missing) : missing;
  }

  private List<Expression> listed() throws BadCondition {
    take("[");
    List<Expression> listed = new ArrayList<>();
    do {
      listed.add(unary());
    } while (takeSign(","));
    take("]");
    return listed;
  }

  private Expression sum() throws BadCondition {
    Expression left = product();
    while (peek().is(Kind.SIGN, "+") || peek().is(Kind.SIGN, "-")) {
      Token sign = tokens.get(at++);
      left = operands.arithmetic(sign, left, product());
    }
    return left;
  }

  private Expression product() throws BadCondition {
    Expression left = unary();
    while (peek().is(Kind.SIGN, "*") || peek().is(Kind.SIGN, "/") || peek().is(Kind.SIGN, "%")) {
      Token sign = tokens.get(at++);
      left = operands.arithmetic(sign, left, unary());
    }
    return left;
  }

  private Expression unary() throws BadCondition {
    Token sign = peek();
    if (!takeSign("-")) {
      return primary();
    }
    if (peek().kind() == Kind.NUMBER) {
      return Operands.number("-" + tokens.get(at++).text(), sign.position());
    }
    return operands.arithmetic(sign, new Expression.WholeNumber(0), primary());
  }

  private Expression primary() throws BadCondition {
    Token token = peek();
    switch (token.kind()) {
      case NUMBER -> {
        at++;
        return Operands.number(token.text(), token.position());
      }
      case TEXT -> {
        at++;
        return new Expression.TextLiteral(token.text());
      }
      case WORD -> {
        return named(token);
      }
      case SIGN, END -> {
        if (!takeSign("(")) {
          throw unexpected("a field, a number, a text or (");
        }
        Expression inside = either();
        take(")");
        return inside;
      }
    }
    throw new IllegalStateException("every kind of token is told apart");
  }

  private Expression named(Token word) throws BadCondition {
    if (word.text().equals("true") || word.text().equals("false")) {
      at++;
      return new Expression.Truth(word.text().equals("true"));
    }
    if (RESERVED.contains(word.text())) {
      throw unexpected("a field, a number, a text or (");
    }
    at++;
    if (!takeSign("(")) {
      return operands.field(word);
    }
    List<Expression> arguments = new ArrayList<>();
    if (!peek().is(Kind.SIGN, ")")) {
      do {
        arguments.add(sum());
      } while (takeSign(","));
    }
    take(")");
    return Functions.call(word, arguments);
  }

  private Token peek() {
    return tokens.get(at);
  }

  private boolean takeWord(String word) {
    return take(Kind.WORD, word);
  }

  private boolean takeSign(String sign) {
    return take(Kind.SIGN, sign);
  }

  private boolean take(Kind kind, String text) {
    boolean isNext = peek().is(kind, text);
    at += isNext ? 1 : 0;
    return isNext;
  }

  private void take(String sign) throws BadCondition {
    if (!takeSign(sign)) {
      throw unexpected(sign);
    }
  }

  private BadCondition unexpected(String wanted) {
    return new BadCondition(peek().position(), "expected " + wanted + ", found " + peek().shown());
  }
}
