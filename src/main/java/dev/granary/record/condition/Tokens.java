package dev.granary.record.condition;

import dev.granary.record.condition.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a condition into words. */
final class Tokens {
  private static final List<String> SIGNS =
      List.of("==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "(", ")", "[", "]", ",");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String text) {
    this.text = text;
  }

  /** The words in order, and an end behind them. */
  static List<Token> of(String text) throws BadCondition {
    Tokens cut = new Tokens(text);
    cut.all();
    return cut.tokens;
  }

  private void all() throws BadCondition {
    while (true) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        tokens.add(new Token(Kind.END, "", at + 1));
        return;
      }
      next();
    }
  }

  private void next() throws BadCondition {
    char first = text.charAt(at);
    if (first == '\'' || first == '"') {
      quoted(first);
    } else if (isDigit(first) || (first == '.' && at + 1 < text.length() && isDigit(peek(1)))) {
      number();
    } else if (isWordStart(first)) {
      word();
    } else {
      sign();
    }
  }

  private char peek(int ahead) {
    return text.charAt(at + ahead);
  }

  /** A quote inside is written twice, as in YAML and SQL. */
  private void quoted(char quote) throws BadCondition {
    int start = at;
    StringBuilder inside = new StringBuilder();
    at++;
    while (true) {
      if (at == text.length()) {
        throw new BadCondition(start + 1, "this quote is never closed");
      }
      char character = text.charAt(at++);
      if (character != quote) {
        inside.append(character);
      } else if (at < text.length() && text.charAt(at) == quote) {
        inside.append(quote);
        at++;
      } else {
        tokens.add(new Token(Kind.TEXT, inside.toString(), start + 1));
        return;
      }
    }
  }

  private void number() throws BadCondition {
    int start = at;
    digits();
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      digits();
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      at++;
      if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
        at++;
      }
      digits();
    }
    if (at < text.length() && isWordStart(text.charAt(at))) {
      throw new BadCondition(start + 1, "a number and a letter stand together");
    }
    tokens.add(new Token(Kind.NUMBER, text.substring(start, at), start + 1));
  }

  private void digits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private void word() {
    int start = at;
    while (at < text.length() && (isWordStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
      at++;
    }
    tokens.add(new Token(Kind.WORD, text.substring(start, at), start + 1));
  }

  private void sign() throws BadCondition {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        tokens.add(new Token(Kind.SIGN, sign, at + 1));
        at += sign.length();
        return;
      }
    }
    String hint = text.charAt(at) == '=' ? "; write == to compare" : "";
    throw new BadCondition(
        at + 1, "nothing here begins with " + Character.toString(text.codePointAt(at)) + hint);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isWordStart(char character) {
    return character == '_'
        || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z');
  }
}
