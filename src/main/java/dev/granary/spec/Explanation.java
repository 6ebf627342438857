package dev.granary.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings of a section, in the order in which its keys are described. */
final class Explanation {
  private final Found found;
  private final List<Setting> settings = new ArrayList<>();

  private Explanation(Found found) {
    this.found = found;
  }

  static List<Setting> of(Found found, List<Key<?>> keys, Optional<Rest<?>> rest) {
    Explanation explanation = new Explanation(found);
    for (Key<?> key : keys) {
      explanation.add(key.name(), key.shape(), found.valueNamed(key.name()), key.sentence());
    }
    rest.ifPresent(
        others ->
            found
                .others()
                .forEach(
                    (name, value) ->
                        explanation.add(name, others.shape(), value, others.sentence())));
    return explanation.settings;
  }

  private void add(String name, Shape<?> shape, Optional<Value<?>> value, String sentence) {
    if (value.isPresent() && !(shape instanceof Plain)) {
      settings.addAll(value.get().settings());
      return;
    }
    Where where = found.at(name);
    Setting.Origin origin =
        found.written().contains(name)
            ? new Setting.Given(where.at().line())
            : new Setting.Default();
    String shown = value.map(known -> known.json().toString()).orElse(Setting.ABSENT);
    settings.add(new Setting(where.path(), shown, origin, sentence));
  }
}
