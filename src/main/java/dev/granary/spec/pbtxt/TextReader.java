package dev.granary.spec.pbtxt;

import dev.granary.spec.pbtxt.TextMessage.TextField;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the text format of protobuf, without knowing what the fields mean. */
final class TextReader {
  private static final int DEEPEST = 50;

  private final String text;
  private int at;
  private int line = 1;

  private TextReader(String text) {
    this.text = text;
  }

  static TextMessage read(String text) throws BadSchemaFile {
    TextReader reader = new TextReader(text);
    TextMessage message = reader.message('\0', 0);
    if (reader.at < text.length()) {
      throw reader.bad("expected a field, found " + reader.text.charAt(reader.at));
    }
    return message;
  }

  private TextMessage message(char close, int depth) throws BadSchemaFile {
    if (depth > DEEPEST) {
      throw bad("nested deeper than " + DEEPEST);
    }
    TextMessage message = new TextMessage(line);
    while (true) {
      skipSpace();
      if (at == text.length() || text.charAt(at) == close) {
        if (at == text.length() && close != '\0') {
          throw bad("a message that begins in line " + message.line() + " is never closed");
        }
        return message;
      }
      if (!isNameCharacter(text.charAt(at))) {
        if (close == '\0') {
          return message;
        }
        throw bad("expected a field or " + close + ", found " + text.charAt(at));
      }
      field(message, depth);
      skipSpace();
      if (isNext(',') || isNext(';')) {
        at++;
      }
    }
  }

  private void field(TextMessage into, int depth) throws BadSchemaFile {
    int fieldLine = line;
    String name = word();
    skipSpace();
    boolean hasColon = isNext(':');
    at += hasColon ? 1 : 0;
    skipSpace();
    if (!isNext('[')) {
      into.add(value(name, fieldLine, depth));
      return;
    }
    at++;
    skipSpace();
    while (!isNext(']')) {
      into.add(value(name, line, depth));
      skipSpace();
      if (!isNext(',') && !isNext(']')) {
        throw bad("expected , or ] in the list of " + name);
      }
      at += isNext(',') ? 1 : 0;
      skipSpace();
    }
    at++;
  }

  private TextField value(String name, int fieldLine, int depth) throws BadSchemaFile {
    if (isNext('{') || isNext('<')) {
      char close = text.charAt(at++) == '{' ? '}' : '>';
      TextMessage inside = message(close, depth + 1);
      at++;
      return new TextField(name, fieldLine, Optional.empty(), Optional.of(inside));
    }
    if (at == text.length()) {
      throw bad("the file ends where " + name + " should have a value");
    }
    String scalar = isNext('"') || isNext('\'') ? strings() : word();
    if (scalar.isEmpty() && !isBehindQuote()) {
      throw bad("expected a value of " + name + ", found " + text.charAt(at));
    }
    return new TextField(name, fieldLine, Optional.of(scalar), Optional.empty());
  }

  private boolean isBehindQuote() {
    return at > 0 && (text.charAt(at - 1) == '"' || text.charAt(at - 1) == '\'');
  }

  private String word() {
    int start = at;
    while (at < text.length() && isNameCharacter(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Texts that stand beside each other are one. */
  private String strings() throws BadSchemaFile {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int end = at;
    while (isNext('"') || isNext('\'')) {
      string(bytes);
      end = at;
      skipSpace();
    }
    at = end;
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void string(ByteArrayOutputStream bytes) throws BadSchemaFile {
    char quote = text.charAt(at++);
    while (true) {
      if (at == text.length() || text.charAt(at) == '\n') {
        throw bad("a text is never closed");
      }
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (character == quote) {
        return;
      }
      if (character == '\\') {
        escaped(bytes);
      } else {
        bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void escaped(ByteArrayOutputStream bytes) throws BadSchemaFile {
    if (at == text.length()) {
      throw bad("a text is never closed");
    }
    char escape = text.charAt(at++);
    int plain = "abfnrtv\\'\"?".indexOf(escape);
    if (plain >= 0) {
      bytes.write("\u0007\b\f\n\r\t\u000b\\'\"?".charAt(plain));
    } else if (escape == 'x' || escape == 'X') {
      bytes.write(digits(16, 2));
    } else if (escape >= '0' && escape <= '7') {
      at--;
      bytes.write(digits(8, 3));
    } else {
      throw bad("a text holds the unknown escape \\" + escape);
    }
  }

  private int digits(int radix, int most) throws BadSchemaFile {
    int number = 0;
    int first = at;
    while (at < text.length() && at - first < most) {
      int digit = Character.digit(text.charAt(at), radix);
      if (digit < 0) {
        break;
      }
      number = number * radix + digit;
      at++;
    }
    if (at == first) {
      throw bad("an escape has no digits");
    }
    return number;
  }

  private void skipSpace() {
    while (at < text.length()) {
      char character = text.charAt(at);
      if (character == '#') {
        while (at < text.length() && text.charAt(at) != '\n') {
          at++;
        }
      } else if (Character.isWhitespace(character)) {
        line += character == '\n' ? 1 : 0;
        at++;
      } else {
        return;
      }
    }
  }

  private boolean isNext(char character) {
    return at < text.length() && text.charAt(at) == character;
  }

  private static boolean isNameCharacter(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || "_.+-".indexOf(character) >= 0;
  }

  private BadSchemaFile bad(String message) {
    return new BadSchemaFile(line, message);
  }
}
