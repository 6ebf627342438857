package dev.granary.report;

import dev.granary.report.Funnel.Fate;
import dev.granary.report.Funnel.Flow;
import dev.granary.report.Funnel.Removal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a funnel. Its bar goes {@code from} one part {@code to} another of the widest line,
 * so that what is removed stands where it was cut off and what is copied where it was put on.
 */
public record FunnelLine(
    Kind kind, String name, String sentence, long count, @Nullable Double share, Span span) {

  /** What a line counts. */
  public enum Kind {
    READ("read"),
    DROPPED("dropped"),
    QUARANTINED("quarantined"),
    KEPT("kept"),
    COPIES("copies"),
    WRITTEN("written");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The kind in lower case, for people and style sheets. */
    public String word() {
      return word;
    }
  }

  /** From where to where a bar goes, as parts of one. */
  public record Span(double from, double to) {}

  /** The lines of a flow, from read to written. */
  public static List<FunnelLine> of(Flow flow) {
    Scale scale = new Scale(flow.read(), Math.max(flow.kept() + flow.copies(), flow.written()));
    List<FunnelLine> lines = new ArrayList<>();
    lines.add(scale.line(Kind.READ, "from the input files", 0, flow.read()));
    long left = flow.read();
    for (Removal removal : flow.removals()) {
      Kind kind = removal.fate() == Fate.DROPPED ? Kind.DROPPED : Kind.QUARANTINED;
      lines.add(
          new FunnelLine(
              kind,
              removal.reason(),
              removal.sentence(),
              removal.count(),
              scale.share(removal.count()),
              scale.span(left - removal.count(), left)));
      left -= removal.count();
    }
    long full = flow.kept() + flow.copies();
    lines.add(scale.line(Kind.KEPT, "what no step removed", 0, flow.kept()));
    if (flow.copies() > 0) {
      lines.add(scale.line(Kind.COPIES, "added by up-sampling", flow.kept(), full));
    }
    lines.add(scale.line(Kind.WRITTEN, "to the shards", 0, flow.written()));
    return List.copyOf(lines);
  }

  private record Scale(long read, long written) {
    FunnelLine line(Kind kind, String sentence, long from, long to) {
      return new FunnelLine(kind, "", sentence, to - from, share(to - from), span(from, to));
    }

    @Nullable Double share(long count) {
      return read == 0 ? null : (double) count / read;
    }

    Span span(long from, long to) {
      double widest = Math.max(1, Math.max(read, written));
      return new Span(Math.max(0, from / widest), Math.max(0, to / widest));
    }
  }
}
