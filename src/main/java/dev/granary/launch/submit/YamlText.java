package dev.granary.launch.submit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Values as YAML. Every text is in double quotes, whatever it holds: which words without quotes are
 * texts depends on the reader.
 */
final class YamlText {
  /** A text of somebody else's, which may be a key as well. */
  record Text(String text) {}

  private YamlText() {}

  /**
   * The text of a document.
   *
   * @param document maps, lists, texts, numbers; keys that are strings must be plain words
   */
  static String of(Map<String, ?> document) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setSplitLines(false);
    return new Yaml(new QuotingRepresenter(options), options).dump(quoted(document));
  }

  private static Object quoted(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> quoted = new LinkedHashMap<>();
      map.forEach((key, each) -> quoted.put(key, quoted(each)));
      return quoted;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(YamlText::quoted).toList();
    }
    return value instanceof String text ? new Text(text) : value;
  }

  private static final class QuotingRepresenter extends Representer {
    QuotingRepresenter(DumperOptions options) {
      super(options);
      representers.put(Text.class, this::text);
    }

    private Node text(Object value) {
      return representScalar(Tag.STR, ((Text) value).text(), ScalarStyle.DOUBLE_QUOTED);
    }
  }
}
