package dev.granary.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** So many days or hours, such as 7d or 12h; a day has 24 hours. */
enum Timespan implements Plain<Long> {
  SECONDS;

  private static final String PATTERN = "(0|[1-9][0-9]{0,4})([dh])";
  private static final Pattern SHAPE = Pattern.compile(PATTERN);
  private static final long HOUR = 3_600;
  private static final long DAY = 24 * HOUR;

  @Override
  public Optional<Long> parse(Node node, Where where) {
    if (node instanceof Node.Scalar scalar) {
      Matcher shape = SHAPE.matcher(scalar.text());
      if (shape.matches()) {
        return Optional.of(
            Long.parseLong(shape.group(1)) * (shape.group(2).equals("d") ? DAY : HOUR));
      }
    }
    where.refuse("must be so many days or hours, such as 7d or 12h, is " + node.shown());
    return Optional.empty();
  }

  @Override
  public JsonNode show(Long seconds) {
    return TextNode.valueOf(text(seconds));
  }

  @Override
  public ObjectNode schema() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "string")
        .put("pattern", "^" + PATTERN + "$");
  }

  String text(long seconds) {
    return seconds % DAY == 0 ? seconds / DAY + "d" : seconds / HOUR + "h";
  }
}
