package dev.granary.check.row;

import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.condition.Expression;
import java.nio.charset.StandardCharsets;

/** A piece of a condition that is a text: a field's, or one that is written there. */
sealed interface TextNode {
  boolean isThere(FieldValues values);

  byte[] buffer(FieldValues values);

  int start(FieldValues values);

  int length(FieldValues values);

  static TextNode of(Expression text) {
    if (text instanceof Expression.FieldValue value) {
      return new OfField(value.field());
    }
    if (text instanceof Expression.TextLiteral literal) {
      return new Written(literal.value().getBytes(StandardCharsets.UTF_8));
    }
    throw new IllegalArgumentException(text + " is no text");
  }

  /** The text of a field. */
  record OfField(int field) implements TextNode {
    @Override
    public boolean isThere(FieldValues values) {
      return values.kind(field) == Kind.TEXT;
    }

    @Override
    public byte[] buffer(FieldValues values) {
      return values.buffer(field);
    }

    @Override
    public int start(FieldValues values) {
      return values.start(field);
    }

    @Override
    public int length(FieldValues values) {
      return values.length(field);
    }
  }

  /** A text of the condition itself. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
  record Written(byte[] bytes) implements TextNode {
    @Override
    public boolean isThere(FieldValues values) {
      return true;
    }

    @Override
    public byte[] buffer(FieldValues values) {
      return bytes;
    }

    @Override
    public int start(FieldValues values) {
      return 0;
    }

    @Override
    public int length(FieldValues values) {
      return bytes.length;
    }
  }
}
