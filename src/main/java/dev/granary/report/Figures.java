package dev.granary.report;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/**
 * Figures for the page's templates: what people read, and within the element's {@code value} the
 * exact figure of the JSON. A missing figure is a dash that says so, never a zero.
 */
public final class Figures {
  private static final Content MISSING =
      output -> output.writeContent("<span class=\"missing\" aria-label=\"not known\">–</span>");

  private Figures() {}

  /** With thousands separators. */
  public static Content count(long value) {
    return figure(Long.toString(value), NumberText.count(value));
  }

  /** A count of things that take an "s" where there is not one of them. */
  public static Content counted(long value, String thing) {
    return output -> {
      count(value).writeTo(output);
      output.writeUserContent(value == 1 ? " " + thing : " " + thing + "s");
    };
  }

  /** In binary units. */
  public static Content bytes(@Nullable Long value) {
    return value == null ? MISSING : figure(value.toString(), NumberText.bytes(value));
  }

  /** In percent. */
  public static Content share(@Nullable Double part) {
    return part == null ? MISSING : figure(part.toString(), NumberText.share(part));
  }

  /** How alike two texts are. */
  public static Content similarity(double part) {
    return figure(Double.toString(part), NumberText.similarity(part));
  }

  /** The percentage that {@code part} is of {@code whole}; of nothing there is none. */
  public static Content shareOf(long part, long whole) {
    return whole == 0 ? MISSING : share((double) part / whole);
  }

  /** In seconds, minutes or hours. */
  public static Content seconds(double value) {
    return figure(Double.toString(value), NumberText.seconds(value));
  }

  /** With three digits that matter. */
  public static Content decimal(@Nullable Double value) {
    return value == null ? MISSING : figure(value.toString(), NumberText.decimal(value));
  }

  private static Content figure(String exact, String shown) {
    return output -> {
      output.writeContent("<data value=\"" + exact + "\">");
      output.writeUserContent(shown);
      output.writeContent("</data>");
    };
  }
}
