package dev.granary.report;

import gg.jte.Content;
import java.util.Locale;

/**
 * A drawing as wide as its place. Across it measures in parts of one, down in pixels, so neither
 * words nor patterns are ever stretched.
 */
final class Svg {
  private static final double NARROWEST_BAR = 0.004;

  private final StringBuilder shapes = new StringBuilder();

  private Svg(String attributes, int height) {
    shapes.append("<svg ").append(attributes).append(" width=\"100%\" height=\"");
    shapes.append(height).append("\">");
  }

  /** A drawing that repeats figures which stand beside it; screen readers pass over it. */
  static Svg beside(int height) {
    return new Svg("class=\"bar\" aria-hidden=\"true\"", height);
  }

  /** A drawing that stands by itself and says in words what it shows. */
  static Svg alone(int height, String words) {
    return new Svg("class=\"chart\" role=\"img\" aria-label=\"" + escape(words) + "\"", height);
  }

  /** Nothing for an empty span; a hairline for one that is too narrow to see. */
  Svg bar(double from, double to, Band band, String style) {
    if (to <= from) {
      return this;
    }
    return to - from < NARROWEST_BAR
        ? hairline((from + to) / 2, band, style)
        : append(
            "<rect class=\"%s\" x=\"%s\" width=\"%s\" y=\"%d\" height=\"%d\"/>",
            style, percent(from), percent(to - from), band.top(), band.height());
  }

  Svg hairline(double at, Band band, String style) {
    return append(
        "<line class=\"%s\" x1=\"%2$s\" x2=\"%2$s\" y1=\"%3$d\" y2=\"%4$d\"/>",
        style, percent(at), band.top(), band.top() + band.height());
  }

  /** A straight line. */
  Svg stroke(Point from, Point to, String style) {
    return append(
        "<line class=\"%s\" x1=\"%s\" x2=\"%s\" y1=\"%.1f\" y2=\"%.1f\"/>",
        style, percent(from.across()), percent(to.across()), from.down(), to.down());
  }

  /** Words at a place; near the right edge they end there, near the left they begin there. */
  Svg words(double at, int baseline, String words) {
    String anchor = at < 0.2 ? "start" : at > 0.8 ? "end" : "middle";
    return append(
        "<text x=\"%s\" y=\"%d\" text-anchor=\"%s\">%s</text>",
        percent(at), baseline, anchor, escape(words));
  }

  Content content() {
    String drawing = shapes + "</svg>";
    return output -> output.writeContent(drawing);
  }

  /** A band across the drawing. */
  record Band(int top, int height) {}

  /** A place: across in parts of one, down in pixels. */
  record Point(double across, double down) {}

  private Svg append(String format, Object... values) {
    shapes.append(String.format(Locale.ROOT, format, values));
    return this;
  }

  private static String percent(double part) {
    String digits = String.format(Locale.ROOT, "%.2f", Math.min(1, Math.max(0, part)) * 100);
    return digits.replaceFirst("\\.?0+$", "") + "%";
  }

  private static String escape(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
