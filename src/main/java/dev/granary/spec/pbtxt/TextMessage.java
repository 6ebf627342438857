package dev.granary.spec.pbtxt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as text: its fields in the order of the file. Whoever reads a message takes its fields
 * one by one, so that none is passed over in silence.
 */
final class TextMessage {
  private final List<TextField> left = new ArrayList<>();
  private final int line;

  /** A field: exactly one of its values is there. */
  record TextField(String name, int line, Optional<String> scalar, Optional<TextMessage> message) {}

  TextMessage(int line) {
    this.line = line;
  }

  int line() {
    return line;
  }

  void add(TextField field) {
    left.add(field);
  }

  /** Takes all fields of a name. */
  List<TextField> all(String name) {
    List<TextField> taken = left.stream().filter(field -> field.name().equals(name)).toList();
    left.removeAll(taken);
    return taken;
  }

  /** Takes the only field of a name. */
  Optional<TextField> one(String name) throws BadSchemaFile {
    List<TextField> taken = all(name);
    if (taken.size() > 1) {
      throw new BadSchemaFile(taken.get(1).line(), name + " is given twice");
    }
    return taken.stream().findFirst();
  }

  Optional<TextMessage> message(String name) throws BadSchemaFile {
    Optional<TextField> field = one(name);
    if (field.isPresent() && field.get().message().isEmpty()) {
      throw new BadSchemaFile(field.get().line(), name + " must be a message in braces");
    }
    return field.flatMap(TextField::message);
  }

  Optional<String> text(String name) throws BadSchemaFile {
    Optional<TextField> field = one(name);
    return field.isEmpty() ? Optional.empty() : Optional.of(scalar(field.get()));
  }

  List<String> texts(String name) throws BadSchemaFile {
    List<String> texts = new ArrayList<>();
    for (TextField field : all(name)) {
      texts.add(scalar(field));
    }
    return texts;
  }

  Optional<Double> number(String name) throws BadSchemaFile {
    Optional<TextField> field = one(name);
    if (field.isEmpty()) {
      return Optional.empty();
    }
    String text = scalar(field.get());
    try {
      return Optional.of(Double.parseDouble(text.replaceFirst("^(-?)inf(inity)?$", "$1Infinity")));
    } catch (NumberFormatException e) {
      throw new BadSchemaFile(field.get().line(), name + " must be a number, is " + text);
    }
  }

  boolean flag(String name) throws BadSchemaFile {
    return text(name).filter(word -> word.equals("true") || word.equals("1")).isPresent();
  }

  /** Refuses what nobody took. */
  void requireEmpty(String of) throws BadSchemaFile {
    if (!left.isEmpty()) {
      TextField field = left.get(0);
      throw new BadSchemaFile(
          field.line(),
          of + " has " + field.name() + ", which Granary cannot hold; remove it from the file");
    }
  }

  private static String scalar(TextField field) throws BadSchemaFile {
    return field
        .scalar()
        .orElseThrow(() -> new BadSchemaFile(field.line(), field.name() + " must be one value"));
  }
}
