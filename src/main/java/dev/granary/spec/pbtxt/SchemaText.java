package dev.granary.spec.pbtxt;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Presence;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Several;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes a schema as schema.pbtxt, as far as that can say it; the rest stands in comments, so that
 * a reader of the file knows that there is more.
 */
public final class SchemaText {
  private final StringBuilder text = new StringBuilder();

  private SchemaText() {}

  public static String of(Schema schema) {
    SchemaText file = new SchemaText();
    schema.fields().forEach(file::feature);
    return file.text.toString();
  }

  private void feature(Field field) {
    line(0, "feature {");
    line(1, "name: " + quoted(field.column()));
    line(1, "type: " + type(field.type()));
    if (field.presence() == Presence.REQUIRED) {
      line(1, "presence { min_fraction: 1.0 min_count: 1 }");
    }
    line(1, values(field));
    rules(field);
    line(0, "}");
  }

  private static String values(Field field) {
    Several several = field.several();
    if (several == null) {
      return "value_count { min: 1 max: 1 }";
    }
    if (several.isFixed() && several.least() > 1 && field.presence() == Presence.REQUIRED) {
      return "shape { dim { size: " + several.least() + " } }";
    }
    boolean isOpen = several.most() == Integer.MAX_VALUE;
    return "value_count { min: %d%s }"
        .formatted(several.least(), isOpen ? "" : " max: " + several.most());
  }

  private static String type(FieldType type) {
    return switch (type) {
      case STRING, BOOL, BYTES -> "BYTES";
      case INT -> "INT";
      case FLOAT -> "FLOAT";
    };
  }

  private void rules(Field field) {
    Rules rules = field.rules();
    if (field.type() == FieldType.BOOL) {
      line(1, "bool_domain { }");
    }
    if (!rules.domain().isEmpty()) {
      line(1, "string_domain {");
      rules.domain().forEach(word -> line(2, "value: " + quoted(word)));
      line(1, "}");
    }
    rules.rangeRule().ifPresent(range -> range(field.type(), range));
    List<String> more = new ArrayList<>();
    rules.regexRule().ifPresent(regex -> more.add("regex"));
    rules.lengthRule().ifPresent(length -> more.add("length"));
    rules.more().forEach(rule -> more.add(rule.key()));
    if (!more.isEmpty()) {
      line(1, "# Granary also asks for: " + String.join(", ", more));
    }
  }

  private void range(FieldType type, Rules.Range range) {
    boolean isWhole = type == FieldType.INT;
    String ends = end("min", range.least(), isWhole) + end("max", range.most(), isWhole);
    line(1, (isWhole ? "int_domain {" : "float_domain {") + ends + " }");
  }

  private static String end(String key, double end, boolean isWhole) {
    if (Double.isInfinite(end)) {
      return "";
    }
    return " " + key + ": " + (isWhole ? Long.toString((long) end) : Double.toString(end));
  }

  /** Bytes beyond ASCII are escaped, as protobuf itself writes them. */
  private static String quoted(String word) {
    StringBuilder quoted = new StringBuilder("\"");
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      if (b == '"' || b == '\\') {
        quoted.append('\\').append((char) b);
      } else if (b >= ' ' && b < 0x7f) {
        quoted.append((char) b);
      } else {
        quoted.append(String.format(Locale.ROOT, "\\%03o", b & 0xff));
      }
    }
    return quoted.append('"').toString();
  }

  private void line(int depth, String content) {
    text.append("  ".repeat(depth)).append(content).append('\n');
  }
}
