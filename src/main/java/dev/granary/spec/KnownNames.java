package dev.granary.spec;

import dev.granary.record.Field;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that a file declares for others of its keys to refer to. While a declaration itself
 * cannot be read, whatever refers to it is let pass: one mistake is told once.
 */
final class KnownNames {
  private Optional<Map<String, Optional<Field>>> fields = Optional.empty();
  private Optional<List<String>> splits = Optional.empty();
  private Optional<List<String>> features = Optional.empty();
  private final Set<String> personalFeatures = new TreeSet<>();
  private final Set<String> listFeatures = new TreeSet<>();
  private final Map<String, Integer> sources = new HashMap<>();

  /** Declares fields, in order; one that is wrong in itself has a name only. */
  void declareFields(Map<String, Optional<Field>> declared) {
    fields = Optional.of(new LinkedHashMap<>(declared));
  }

  void declareSplits(Set<String> declared) {
    splits = Optional.of(List.copyOf(declared));
  }

  void declareFeatures(Set<String> declared) {
    features = Optional.of(List.copyOf(declared));
  }

  /** Declares that a feature is made of a personal field. */
  void declarePersonalFeature(String name) {
    personalFeatures.add(name);
  }

  /** Declares that a feature is made of a list. */
  void declareListFeature(String name) {
    listFeatures.add(name);
  }

  boolean isListFeature(String name) {
    return listFeatures.contains(name);
  }

  boolean isPersonalFeature(String name) {
    return personalFeatures.contains(name);
  }

  /** Declares a source; returns the line of an earlier one of the same name. */
  Optional<Integer> declareSource(String name, Position at) {
    return Optional.ofNullable(sources.putIfAbsent(name, at.line()));
  }

  /** The sources that were declared, by name. */
  List<String> sources() {
    return sources.keySet().stream().sorted().toList();
  }

  boolean lacksSource(String name) {
    return !sources.isEmpty() && !sources.containsKey(name);
  }

  List<String> fields() {
    return fields.map(known -> List.copyOf(known.keySet())).orElse(List.of());
  }

  List<String> splits() {
    return splits.orElse(List.of());
  }

  List<String> features() {
    return features.orElse(List.of());
  }

  /** A field that is sound. */
  Optional<Field> field(String name) {
    return fields.flatMap(known -> known.getOrDefault(name, Optional.empty()));
  }

  boolean lacksField(String name) {
    return fields.map(known -> !known.containsKey(name)).orElse(false);
  }

  boolean lacksSplit(String name) {
    return splits.map(known -> !known.contains(name)).orElse(false);
  }

  boolean lacksFeature(String name) {
    return features.map(known -> !known.contains(name)).orElse(false);
  }

  String fieldHint(String name) {
    return DidYouMean.hint(name, fields(), "the fields are");
  }
}
