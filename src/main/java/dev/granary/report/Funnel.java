package dev.granary.report;

import java.util.List;

/** The way of all records from read to written, in total and for each source. */
public record Funnel(Flow total, List<Flow> sources) {
  public Funnel {
    sources = List.copyOf(sources);
  }

  /** What happens to a record that does not stay. */
  public enum Fate {
    DROPPED("dropped"),
    QUARANTINED("quarantined");

    private final String word;

    Fate(String word) {
      this.word = word;
    }

    /** The fate in lower case, for people. */
    public String word() {
      return word;
    }
  }

  /** How many records left for one reason; the sentence fits after "because it is". */
  public record Removal(Fate fate, String reason, String sentence, long count) {
    public Removal {
      Measure.count(reason, count);
    }
  }

  /** The counts of one source, or of all; removals are in the order of the steps. */
  public record Flow(
      String name, long read, List<Removal> removals, long kept, long copies, long written) {
    public Flow {
      removals = List.copyOf(removals);
      Measure.count("read", read);
      Measure.count("kept", kept);
      Measure.count("copies", copies);
      Measure.count("written", written);
    }

    /** How many records left in one of the two ways. */
    public long removed(Fate fate) {
      return removals.stream()
          .filter(removal -> removal.fate() == fate)
          .mapToLong(Removal::count)
          .sum();
    }

    /** Records that nothing accounts for; anything but zero breaks {@link #invariant()}. */
    public long unexplained() {
      return read - kept - removed(Fate.DROPPED) - removed(Fate.QUARANTINED);
    }

    /** Whether every record that was read is accounted for. */
    public boolean conserved() {
      return unexplained() == 0;
    }

    /** Whether what was written is what was kept and its copies. */
    public boolean writtenInFull() {
      return written == kept + copies;
    }

    /** The law of conservation with this flow's figures, and whether it holds. */
    public String invariant() {
      String sum =
          NumberText.count(read)
              + " = "
              + NumberText.count(kept)
              + " + "
              + NumberText.count(removed(Fate.DROPPED))
              + " + "
              + NumberText.count(removed(Fate.QUARANTINED));
      return conserved()
          ? sum + ", which holds"
          : sum + ", which does not hold: it is off by " + NumberText.count(unexplained());
    }
  }
}
