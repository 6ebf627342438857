package dev.granary.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A mapping with known keys, and perhaps with others that the user names. */
final class Section<T> implements Shape<T> {
  private final List<Key<?>> keys;
  private final List<Key<?>> first;
  private final Optional<Rest<?>> rest;
  private final Consumer<Found> check;
  private final Function<Found, T> build;

  private Section(
      List<Key<?>> keys,
      List<Key<?>> first,
      Optional<Rest<?>> rest,
      Consumer<Found> check,
      Function<Found, T> build) {
    this.keys = keys;
    this.first = first;
    this.rest = rest;
    this.check = check;
    this.build = build;
  }

  /** A section that is sound when each of its keys is. */
  static <T> Section<T> of(List<Key<?>> keys, Function<Found, T> build) {
    return new Section<>(keys, List.of(), Optional.empty(), found -> {}, build);
  }

  /** Adds what must hold between keys; it is asked even where some of them are not sound. */
  Section<T> checking(Consumer<Found> condition) {
    return new Section<>(keys, first, rest, condition, build);
  }

  /** Lets the user name more entries. */
  Section<T> with(Rest<?> others) {
    return new Section<>(keys, first, Optional.of(others), check, build);
  }

  /** Reads these keys before the rest, since they declare names. */
  Section<T> readingFirst(Key<?>... declaring) {
    return new Section<>(keys, List.of(declaring), rest, check, build);
  }

  @Override
  public Optional<Value<T>> read(Node node, Where where) {
    if (!(node instanceof Node.Mapping mapping)) {
      boolean empty = node instanceof Node.Scalar scalar && scalar.isNull();
      where.refuse(
          "must be a mapping of keys, is " + node.shown(),
          empty ? "indent its keys below it, or remove it" : "");
      return Optional.empty();
    }
    int before = where.reading().problems();
    return read(new Found(where, Found.Origin.FILE, index(mapping, where)), before);
  }

  /** The value where the file does not have the section. */
  Optional<Value<T>> fill(Where where) {
    Found nothing = new Found(where, Found.Origin.DEFAULTS, Map.of());
    return read(nothing, where.reading().problems());
  }

  private Optional<Value<T>> read(Found found, int problemsBefore) {
    keys.stream().filter(key -> key.isRequired() && !found.has(key)).forEach(found::refuseMissing);
    first.forEach(found::read);
    keys.stream().filter(key -> !first.contains(key)).forEach(found::read);
    found.written().stream().filter(name -> !isKey(name)).forEach(name -> readOther(name, found));
    check.accept(found);
    if (found.where().reading().problems() > problemsBefore) {
      return Optional.empty();
    }
    T value = build.apply(found);
    return Optional.of(new Value<>(value, found.json(), Explanation.of(found, keys, rest)));
  }

  private static Map<String, Node.Entry> index(Node.Mapping mapping, Where where) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (Node.Entry entry : mapping.entries()) {
      Node.Entry earlier = entries.putIfAbsent(entry.key().text(), entry);
      if (earlier != null) {
        where.in(entry).refuse("is given twice, first in line " + earlier.key().at().line());
      }
    }
    return entries;
  }

  private void readOther(String name, Found found) {
    Where where = found.at(name);
    Node value = found.node(name).orElseThrow();
    Optional<String> near = DidYouMean.nearest(name, keyNames());
    boolean scalarIsMeant = rest.isPresent() && rest.get().shape() instanceof Plain;
    if (rest.isEmpty() || (scalarIsMeant && near.isPresent() && !(value instanceof Node.Scalar))) {
      where.refuse("is not a key here", DidYouMean.hint(name, keyNames(), "the keys are"));
      return;
    }
    rest.get().names().accept(name, where);
    found.readOther(name, rest.get(), value);
  }

  private boolean isKey(String name) {
    return keys.stream().anyMatch(key -> key.name().equals(name));
  }

  private List<String> keyNames() {
    return keys.stream().<String>map(Key::name).toList();
  }

  @Override
  public ObjectNode schema() {
    return SectionSchema.of(keys, rest);
  }
}
