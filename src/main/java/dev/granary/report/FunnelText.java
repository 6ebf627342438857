package dev.granary.report;

import dev.granary.report.Funnel.Flow;
import dev.granary.report.FunnelLine.Kind;
import dev.granary.report.RunReport.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last lines of a run in a terminal: the funnel and what to type next, without colours. */
public final class FunnelText {
  private static final int WIDTH = 100;
  private static final int KIND = 11;
  private static final int REASON = 20;
  private static final int COUNT = 13;
  private static final int SHARE = 8;
  private static final int SENTENCE = WIDTH - 2 - KIND - 1 - REASON - COUNT - SHARE - 3;
  private static final String RULE = "─".repeat(KIND + 1 + REASON + COUNT + SHARE);

  private FunnelText() {}

  /**
   * Lines of at most 100 characters, each with its end; only a command that is longer stays whole,
   * so that it can be copied.
   */
  public static String render(RunReport report) {
    StringBuilder lines = new StringBuilder();
    appendVerdict(lines, report.heading());
    Flow total = report.funnel().total();
    for (FunnelLine line : FunnelLine.of(total)) {
      if (line.kind() == Kind.KEPT) {
        append(lines, RULE);
      }
      append(lines, row(line));
    }
    lines.append('\n');
    append(lines, "read = kept + dropped + quarantined: " + total.invariant());
    if (!total.writtenInFull()) {
      append(lines, "written is not kept + copies: see report.json");
    }
    appendCommands(lines, report.next().commands());
    return lines.toString();
  }

  private static void appendVerdict(StringBuilder lines, Heading heading) {
    String version = heading.version();
    lines
        .append(Legible.clip(Legible.spellOut(heading.dataset()), 60))
        .append(version == null ? "" : " " + Legible.clip(Legible.spellOut(version), 20))
        .append(": ")
        .append(heading.decision().verdict().word())
        .append('\n');
    append(lines, Legible.spellOut(heading.decision().reason()));
    lines.append('\n');
  }

  private static String row(FunnelLine line) {
    return column(line.kind().word(), KIND)
        + " "
        + column(Legible.spellOut(line.name()), REASON)
        + right(NumberText.count(line.count()), COUNT)
        + right(share(line.share()), SHARE)
        + "   "
        + Legible.clip(Legible.spellOut(line.sentence()), SENTENCE);
  }

  private static void appendCommands(StringBuilder lines, List<Command> commands) {
    if (commands.isEmpty()) {
      return;
    }
    lines.append("\nNext\n");
    int widest =
        commands.stream().mapToInt(c -> Legible.spellOut(c.command()).length()).max().orElse(0);
    for (Command next : commands) {
      String command = Legible.spellOut(next.command());
      String does = Legible.spellOut(next.does());
      if (widest + 4 + does.length() <= WIDTH - 2) {
        append(lines, column(command, widest) + "    " + does);
      } else {
        lines.append("  ").append(command).append('\n');
        append(lines, "    " + does);
      }
    }
  }

  private static void append(StringBuilder lines, String line) {
    lines.append(Legible.clip("  " + line, WIDTH).stripTrailing()).append('\n');
  }

  private static String share(@Nullable Double share) {
    return share == null ? "–" : NumberText.share(share);
  }

  private static String column(String text, int width) {
    String cut = Legible.clip(text, width);
    return cut + " ".repeat(width - cut.length());
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(1, width - text.length())) + text;
  }
}
