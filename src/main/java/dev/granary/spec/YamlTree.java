package dev.granary.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * One YAML document as nodes. It is made from the parser's events, so that nothing is ever built
 * from a tag, and every limit is told with the place that broke it.
 */
final class YamlTree {
  static final int MOST_ALIASES = 20;
  static final int MOST_DEPTH = 30;

  /** More than a file of the allowed size can hold without aliases. */
  static final int MOST_NODES = 1_000_000;

  private record Anchored(Node node, int nodes) {}

  private final Parser parser;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int aliases;
  private int nodes;

  private YamlTree(String text) {
    parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
  }

  /** The only document of a text. */
  static Node of(String text) throws BadYaml {
    try {
      return new YamlTree(text).document();
    } catch (MarkedYAMLException e) {
      throw BadYaml.from(e);
    } catch (YAMLException e) {
      throw new BadYaml(Position.WHOLE_FILE, "is not YAML: " + e.getMessage(), "");
    }
  }

  private Node document() throws BadYaml {
    parser.getEvent(); // the start of the stream
    if (parser.checkEvent(ID.StreamEnd)) {
      throw new BadYaml(Position.START, "is empty", "");
    }
    parser.getEvent(); // the start of the document
    Node root = node(parser.getEvent(), 0);
    parser.getEvent(); // the end of the document
    if (!parser.checkEvent(ID.StreamEnd)) {
      throw new BadYaml(
          start(parser.peekEvent()), "a second document starts here", "one file holds one");
    }
    return root;
  }

  private Node node(Event event, int depth) throws BadYaml {
    if (depth > MOST_DEPTH) {
      throw new BadYaml(start(event), "is nested deeper than " + MOST_DEPTH + " levels", "");
    }
    if (event instanceof AliasEvent alias) {
      return resolve(alias);
    }
    refuseTag(event);
    int before = nodes;
    count(event, 1);
    Node node =
        switch (event.getEventId()) {
          case MappingStart -> mapping(start(event), depth);
          case SequenceStart -> sequence(start(event), depth);
          default -> scalar((ScalarEvent) event);
        };
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.put(anchor, new Anchored(node, nodes - before));
    }
    return node;
  }

  private Node resolve(AliasEvent alias) throws BadYaml {
    Anchored anchored = anchors.get(alias.getAnchor());
    if (anchored == null) {
      throw new BadYaml(
          start(alias), "*" + alias.getAnchor() + " refers to nothing that is complete above", "");
    }
    if (++aliases > MOST_ALIASES) {
      throw new BadYaml(start(alias), "has more than " + MOST_ALIASES + " aliases", "");
    }
    count(alias, anchored.nodes());
    return anchored.node();
  }

  private void count(Event event, int more) throws BadYaml {
    nodes += more;
    if (nodes > MOST_NODES) {
      throw new BadYaml(start(event), "unfolds to more than " + MOST_NODES + " values", "");
    }
  }

  private Node mapping(Position at, int depth) throws BadYaml {
    List<Node.Entry> entries = new ArrayList<>();
    while (!parser.checkEvent(ID.MappingEnd)) {
      Event event = parser.getEvent();
      Node.Scalar key = key(start(event), node(event, depth + 1));
      entries.add(new Node.Entry(key, node(parser.getEvent(), depth + 1)));
    }
    parser.getEvent();
    return new Node.Mapping(at, List.copyOf(entries));
  }

  private static Node.Scalar key(Position at, Node node) throws BadYaml {
    if (!(node instanceof Node.Scalar key)) {
      throw new BadYaml(at, "a key must be text, is " + node.shown(), "");
    }
    if (key.isNull()) {
      throw new BadYaml(at, "a key must be text, is " + key.shown(), "put it in quotes");
    }
    if (key.isPlain() && key.text().equals("<<")) {
      throw new BadYaml(at, "merge keys (<<) are not taken", "write the keys out");
    }
    return new Node.Scalar(at, key.text(), key.style());
  }

  private Node sequence(Position at, int depth) throws BadYaml {
    List<Node> items = new ArrayList<>();
    while (!parser.checkEvent(ID.SequenceEnd)) {
      items.add(node(parser.getEvent(), depth + 1));
    }
    parser.getEvent();
    return new Node.Sequence(at, List.copyOf(items));
  }

  private static Node scalar(ScalarEvent event) {
    Node.Style style =
        event.getScalarStyle() == ScalarStyle.PLAIN ? Node.Style.PLAIN : Node.Style.QUOTED;
    return new Node.Scalar(start(event), event.getValue(), style);
  }

  private static void refuseTag(Event event) throws BadYaml {
    String tag =
        switch (event.getEventId()) {
          case MappingStart -> ((MappingStartEvent) event).getTag();
          case SequenceStart -> ((SequenceStartEvent) event).getTag();
          default -> ((ScalarEvent) event).getTag();
        };
    if (tag != null) {
      throw new BadYaml(
          start(event),
          "tags are not taken, this is " + tag.replace("tag:yaml.org,2002:", "!!"),
          "remove it");
    }
  }

  private static Position start(Event event) {
    return position(event.getStartMark());
  }

  static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
