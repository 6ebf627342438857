package dev.granary.infer;

import dev.granary.infer.Suggestion.Trait;
import dev.granary.record.CsvDialect;
import dev.granary.record.Field;
import dev.granary.record.Presence;
import dev.granary.record.Rules;
import dev.granary.record.Sensitivity;
import dev.granary.record.Several;
import dev.granary.record.SourceFormat;
import dev.granary.record.ValueRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Writes a spec that can be run at once, and says in it what each line follows from. */
public final class StarterSpec {
  private static final Pattern ID = Pattern.compile("(.*_)?(id|key|uuid|guid)");
  private static final Pattern LABEL =
      Pattern.compile("(.*_)?(label|class|target|category|outcome|sentiment)|y");
  private static final long FEW_ROWS = 100;

  private final StringBuilder text = new StringBuilder();

  private StarterSpec() {}

  /**
   * What the spec is of.
   *
   * @param files as the spec names them, from its folder
   * @param schemas the file that says what the fields are, if there is one
   */
  public record Data(
      List<String> files,
      SourceFormat format,
      List<Suggestion> fields,
      long rows,
      List<String> schemas,
      String told) {
    public Data {
      files = List.copyOf(files);
      fields = List.copyOf(fields);
      schemas = List.copyOf(schemas);
    }
  }

  public static String of(String dataset, Data data) {
    StarterSpec spec = new StarterSpec();
    spec.writeHead(FieldNames.tidy(dataset), data);
    spec.writeSource(data);
    if (data.schemas().isEmpty()) {
      spec.writeSchema(data.fields());
    } else {
      spec.line("schema:");
      spec.line("  file: %s", YamlText.of(data.schemas().get(0)));
      spec.line("");
    }
    spec.writeRest(data);
    return spec.text.toString();
  }

  private void writeHead(String dataset, Data data) {
    line("# A first spec, made from the data: %s", data.told());
    line(
        "# Look at every line, most of all at those that say how sure they are, and change what is");
    line("# not so. granary check tells what is wrong with the spec, granary run makes a version.");
    line("");
    line("dataset: %s", dataset);
    line("version: \"1.0\"");
    line("seed: 1   # every random choice follows from it");
    line("");
  }

  private void writeSource(Data data) {
    line("sources:");
    line("  - name: data");
    line("    files: %s", YamlText.list(data.files()));
    line("    format: %s", word(data.format().format()));
    CsvDialect dialect = data.format().dialect();
    if (data.format().format().isTable()) {
      if (dialect.quote() == 0) {
        line("    quote: none   # with quotes, fewer rows could be read");
      }
      if (!dialect.columns().isEmpty()) {
        line("    columns: %s   # the first row looks like data", YamlText.list(dialect.columns()));
      }
    }
    key(data)
        .ifPresentOrElse(
            key -> line("    key: [%s]   # every row has another", key.field().name()),
            () -> line("    # Without a key, a record is its content."));
    line("    licence: unknown   # say on what terms the data may be used");
    line("");
  }

  /** Where a file says what the fields are, only that knows their names. */
  private static Optional<Suggestion> key(Data data) {
    return data.fields().stream()
        .filter(field -> data.schemas().isEmpty())
        .filter(field -> field.is(Trait.KEY) && ID.matcher(field.field().name()).matches())
        .findFirst();
  }

  private void writeSchema(List<Suggestion> fields) {
    line("schema:");
    for (Suggestion suggestion : fields) {
      line("  %s:%s", suggestion.field().name(), comment(suggestion.notes()));
      line("    {%s}", describe(suggestion.field()));
    }
    line("");
  }

  private static String comment(List<String> notes) {
    return notes.isEmpty() ? "" : "   # " + String.join("; ", notes);
  }

  private static String describe(Field field) {
    StringJoiner keys = new StringJoiner(", ");
    keys.add("type: " + word(field.type()));
    if (!field.column().equals(field.name())) {
      keys.add("from: " + YamlText.of(field.column()));
    }
    if (field.presence() == Presence.OPTIONAL) {
      keys.add("required: false");
    }
    if (field.sensitivity() == Sensitivity.PERSONAL) {
      keys.add("personal: true");
    }
    Several several = field.several();
    if (several != null) {
      keys.add("values: " + (several.isFixed() ? Integer.toString(several.least()) : "any"));
    }
    Rules rules = field.rules();
    if (!rules.domain().isEmpty()) {
      keys.add("domain: " + YamlText.list(rules.domain()));
    }
    rules
        .rangeRule()
        .ifPresent(
            range -> keys.add("range: [" + end(range.least()) + ", " + end(range.most()) + "]"));
    rules.more().forEach(rule -> addRule(rule, keys));
    return keys.toString();
  }

  private static void addRule(ValueRule rule, StringJoiner keys) {
    if (rule instanceof ValueRule.OfFormat format) {
      keys.add("format: " + word(format.format()));
    }
  }

  private static String end(double end) {
    return Double.isInfinite(end) ? "null" : new BigDecimal(end).toPlainString();
  }

  private void writeRest(Data data) {
    line("# More than one bad row in a hundred, and nothing is published.");
    line("checks:");
    line("  max_quarantined: 0.01");
    line("");
    line("# Of equal records one stays.");
    line("dedup:");
    line("  exact: {on: all}");
    line("");
    line("splits:");
    if (data.rows() < FEW_ROWS) {
      line("  train: 1   # few rows: with more, give validation a share");
    } else {
      line("  train: 0.9");
      line("  validation: 0.1");
    }
    line("");
    if (data.schemas().isEmpty()) {
      label(data.fields()).ifPresent(label -> writeFeatures(label, data.fields()));
    }
    line("shards:");
    line("  target_mib: 128");
    line("");
    line("publish:");
    line("  root: out");
  }

  /** A name that says so, or else the only field that could be one. */
  private static Optional<Suggestion> label(List<Suggestion> fields) {
    List<Suggestion> able = fields.stream().filter(field -> field.is(Trait.LABEL)).toList();
    return able.stream()
        .filter(field -> LABEL.matcher(field.field().name()).matches())
        .findFirst()
        .or(() -> able.size() == 1 ? Optional.of(able.get(0)) : Optional.empty());
  }

  private void writeFeatures(Suggestion label, List<Suggestion> fields) {
    line(
        "# %s looks like the label: say which field it is, and leave out what gives it away.",
        label.field().name());
    line("features:");
    for (Suggestion field : fields) {
      line("  %s: %s", field.field().name(), feature(field, label));
    }
    line("");
  }

  private static String feature(Suggestion field, Suggestion label) {
    if (field.equals(label)) {
      return "{as: class}";
    }
    return field.field().presence() == Presence.OPTIONAL ? "{missing: omit}" : "{}";
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
