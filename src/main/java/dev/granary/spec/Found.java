package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was found in one section: for each key its entry in the file and the value made of it. */
final class Found {
  /** Whether the section itself stands in the file, perhaps empty. */
  enum Origin {
    FILE,
    DEFAULTS
  }

  private final Where where;
  private final Origin origin;
  private final Map<String, Node.Entry> entries;
  private final Map<String, Value<?>> values = new LinkedHashMap<>();
  private final Map<String, Optional<Value<?>>> others = new LinkedHashMap<>();

  Found(Where where, Origin origin, Map<String, Node.Entry> entries) {
    this.where = where;
    this.origin = origin;
    this.entries = entries;
  }

  Where where() {
    return where;
  }

  Origin origin() {
    return origin;
  }

  KnownNames names() {
    return where.reading().names();
  }

  Set<String> written() {
    return entries.keySet();
  }

  boolean has(Key<?> key) {
    return entries.containsKey(key.name());
  }

  /** Where a key stands, or else its section. */
  Where at(Key<?> key) {
    return at(key.name());
  }

  Where at(String name) {
    Node.Entry entry = entries.get(name);
    return entry == null ? where.in(name) : where.in(entry);
  }

  Optional<Node> node(String name) {
    return Optional.ofNullable(entries.get(name)).map(Node.Entry::value);
  }

  void refuseMissing(Key<?> key) {
    at(key).refuse("is missing", key.sentence().replaceFirst("\\.$", ""));
  }

  /** The value of a key, if it is sound and there is one. */
  <T> Optional<T> maybe(Key<T> key) {
    return Optional.ofNullable(valueNamed(key)).map(Value::value);
  }

  /** The value of a key that is sound and has one. */
  <T> T value(Key<T> key) {
    return maybe(key).orElseThrow(() -> new IllegalStateException(key.name() + " has no value"));
  }

  /** The value of a key, which is the one computed here where the file says nothing. */
  <T> T valueOr(Key<T> key, Supplier<T> computed) {
    return maybe(key)
        .orElseGet(
            () -> {
              Value<T> value = key.plain().settle(computed.get());
              values.put(key.name(), value);
              return value.value();
            });
  }

  /** The entries that the user named, in order; those that are not sound are empty. */
  @SuppressWarnings("unchecked") // a section has one Rest, whose shape made all the others
  <V> Map<String, Optional<V>> others(Rest<V> rest) {
    Map<String, Optional<V>> typed = new LinkedHashMap<>();
    others.forEach((name, value) -> typed.put(name, value.map(found -> (V) found.value())));
    return typed;
  }

  /** The entries that the user named, in order, where all are sound. */
  <V> List<V> soundOthers(Rest<V> rest) {
    return others(rest).values().stream().map(Optional::orElseThrow).toList();
  }

  void putOther(String name, Optional<? extends Value<?>> value) {
    others.put(name, value.map(found -> found));
  }

  <T> void read(Key<T> key) {
    Node.Entry entry = entries.get(key.name());
    Optional<Value<T>> value =
        entry == null ? key.whenAbsent(at(key)) : key.shape().read(entry.value(), at(key));
    value.ifPresent(found -> values.put(key.name(), found));
  }

  void readOther(String name, Rest<?> rest, Node value) {
    putOther(name, rest.shape().read(value, at(name)));
  }

  Optional<Value<?>> valueNamed(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Map<String, Optional<Value<?>>> others() {
    return others;
  }

  /** The section in canonical form. Entries that the user named keep their order: it matters. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    values.forEach((name, value) -> json.set(name, value.json()));
    if (!others.isEmpty()) {
      ArrayNode list = json.putArray("*");
      others.forEach((name, value) -> list.addArray().add(name).add(jsonOf(value)));
    }
    return json;
  }

  private static JsonNode jsonOf(Optional<Value<?>> value) {
    return value.orElseThrow().json();
  }

  @SuppressWarnings("unchecked") // read() stores under a key's name only what its shape made
  private <T> @Nullable Value<T> valueNamed(Key<T> key) {
    return (Value<T>) values.get(key.name());
  }
}
