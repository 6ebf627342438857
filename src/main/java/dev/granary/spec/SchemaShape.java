package dev.granary.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.record.Schema;
import java.util.Optional;

/** Fields by name, or else the file that has them. */
record SchemaShape(Section<Schema> fields) implements Shape<DeclaredSchema> {
  @Override
  public Optional<Value<DeclaredSchema>> read(Node node, Where where) {
    return isFile(node) ? file(node, where) : fields(node, where);
  }

  /** What the file says counts, and not only its name. */
  private static Optional<Value<DeclaredSchema>> file(Node node, Where where) {
    return SchemaFileKeys.SECTION
        .read(node, where)
        .map(
            value -> {
              ObjectNode json = value.json().deepCopy();
              json.put("sha256", value.value().digest());
              return new Value<>(value.value(), json, value.settings());
            });
  }

  private Optional<Value<DeclaredSchema>> fields(Node node, Where where) {
    return fields
        .read(node, where)
        .map(
            value ->
                new Value<>(
                    new DeclaredSchema(value.value(), Optional.empty(), ""),
                    value.json(),
                    value.settings()));
  }

  /** A field of that name is a mapping. */
  private static boolean isFile(Node node) {
    return node instanceof Node.Mapping mapping
        && mapping.entries().stream()
            .anyMatch(
                entry ->
                    entry.key().text().equals(SchemaFileKeys.FILE.name())
                        && entry.value() instanceof Node.Scalar);
  }

  /** Editors are told of both; which keys go together, the reader says. */
  @Override
  public ObjectNode schema() {
    ObjectNode schema = fields.schema();
    ObjectNode file = SchemaFileKeys.SECTION.schema();
    schema.set("properties", file.path("properties"));
    ObjectNode named = (ObjectNode) schema.path("patternProperties");
    String pattern = named.fieldNames().next();
    named.set(pattern.replaceFirst("^\\^", "^(?!(?:file|environment)\\$)"), named.remove(pattern));
    return schema;
  }
}
