package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.granary.record.Field;
import java.util.Optional;

/** A name that the user gives to something, or the name of something that has one. */
enum Name implements Plain<String> {
  NEW,
  /** A field of one value. */
  FIELD,
  /** A field of one value, or a list. */
  FIELD_OR_LIST,
  FEATURE,
  SPLIT;

  @Override
  public Optional<String> parse(Node node, Where where) {
    return Text.in(node, where).filter(name -> accept(name, where));
  }

  @Override
  public JsonNode show(String value) {
    return TextNode.valueOf(value);
  }

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "string")
        .put("pattern", "^" + Names.ANY.pattern() + "$");
  }

  private static boolean isField(String name, Where where) {
    KnownNames names = where.reading().names();
    if (names.lacksField(name)) {
      where.refuse("the schema has no field " + Node.Scalar.quote(name), names.fieldHint(name));
      return false;
    }
    return true;
  }

  private static boolean isSingle(String name, Where where) {
    if (where.reading().names().field(name).filter(Field::isList).isPresent()) {
      where.refuse(
          "must be a field of one value; "
              + Node.Scalar.quote(name)
              + " is a list (schema."
              + name
              + ".values)");
      return false;
    }
    return true;
  }

  private boolean accept(String name, Where where) {
    KnownNames names = where.reading().names();
    return switch (this) {
      case NEW -> Names.ANY.accept(name, where);
      case FIELD -> isField(name, where) && isSingle(name, where);
      case FIELD_OR_LIST -> isField(name, where);
      case FEATURE -> {
        if (names.lacksFeature(name)) {
          where.refuse(
              "there is no feature " + Node.Scalar.quote(name),
              DidYouMean.hint(name, names.features(), "the features are"));
          yield false;
        }
        yield true;
      }
      case SPLIT -> {
        if (names.lacksSplit(name)) {
          where.refuse(
              "there is no split " + Node.Scalar.quote(name),
              DidYouMean.hint(name, names.splits(), "the splits are"));
          yield false;
        }
        yield true;
      }
    };
  }
}
