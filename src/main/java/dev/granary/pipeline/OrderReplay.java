package dev.granary.pipeline;

import dev.granary.check.RecordChecks;
import dev.granary.check.Violation;
import dev.granary.lineage.QuarantineRow;
import dev.granary.lineage.QuarantineWriter;
import dev.granary.read.RawRecord;
import dev.granary.read.RecordSink;
import dev.granary.read.RecordsAt.Answer;
import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.version.HistoryEvent;
import dev.granary.version.ReplayOrder;
import dev.granary.version.Replays;
import dev.granary.version.Sha256;
import dev.granary.version.Stamp;
import dev.granary.version.Superseded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Orders records to be read again that were set aside, once the rule that they broke was changed.
 * They are held against the rules of today first: those that break one still are not ordered.
 */
public final class OrderReplay {
  /** As many as one order may name: each run holds their places in memory. */
  public static final int MOST = 1_000_000;

  private final Storage storage;
  private final Replays replays;
  private final Spec spec;
  private final String specDirectory;

  /**
   * What was found when the records were held against the rules of today.
   *
   * @param passing those that would not be set aside for what stands in them
   * @param broken how many break a rule still, by reason
   * @param changed how many places hold something else now
   * @param gone how many are not there any more
   */
  public record Tried(
      List<QuarantineRow> passing, SortedMap<String, Long> broken, long changed, long gone) {}

  public OrderReplay(Storage storage, Replays replays, Spec spec, String specDirectory) {
    this.storage = storage;
    this.replays = replays;
    this.spec = spec;
    this.specDirectory = specDirectory;
  }

  /** Reads records again and changes nothing. */
  public Tried attempt(List<QuarantineRow> rows) throws IOException {
    Held held = new Held(CheckPlans.checks(storage, spec, specDirectory));
    FetchSetAside fetch = new FetchSetAside(storage, spec, specDirectory);
    held.read(fetch, rows);
    return new Tried(List.copyOf(held.passing), held.broken, held.changed, held.gone);
  }

  /**
   * Writes the list of the records and the order for them; the next version carries it out.
   *
   * @param of the version or run that set them aside
   */
  public ReplayOrder order(List<QuarantineRow> rows, String of, String reason, Stamp stamp)
      throws Superseded, IOException {
    String path = Replays.DIRECTORY + "/" + nameOf(rows) + ".parquet";
    String place = replays.place(path);
    // The same records have the same name, so what stands there already is just this list.
    if (!storage.exists(place)) {
      try (QuarantineWriter writer = QuarantineWriter.create(storage, place)) {
        for (QuarantineRow row : rows) {
          writer.append(row);
        }
      }
    }
    Sha256 digest = replays.digestOf(place);
    return replays.record(
        new HistoryEvent.ReplayOrdered(path, digest, rows.size(), of, reason), stamp);
  }

  private static String nameOf(List<QuarantineRow> rows) {
    StringBuilder all = new StringBuilder();
    rows.forEach(row -> all.append(row).append('\n'));
    return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
  }

  /** Takes note of each record as it is read; one thread at a time, one file after the other. */
  private static final class Held implements RecordSink {
    private final RecordChecks checks;
    private final SortedMap<String, Long> broken = new TreeMap<>();
    private final List<QuarantineRow> passing = new ArrayList<>();
    private final Set<String> digests = new HashSet<>();
    private long changed;
    private long gone;

    Held(RecordChecks checks) {
      this.checks = checks;
    }

    void read(FetchSetAside fetch, List<QuarantineRow> rows) throws IOException {
      FetchSetAside.Fetched fetched = fetch.fetch(rows, this);
      for (FetchSetAside.One one : fetched.ones()) {
        if (one.answer() == Answer.FOUND && digests.contains(one.row().digest())) {
          passing.add(one.row());
        }
      }
      changed = fetched.count(Answer.CHANGED);
      gone = fetched.count(Answer.GONE);
    }

    @Override
    public void accept(RawRecord where, FieldValues values) {
      Optional<Violation> violation = checks.check(values);
      if (violation.isPresent()) {
        breaks(violation.get().reason());
      } else {
        digests.add(where.digest().toString());
      }
    }

    @Override
    public void reject(RawRecord where, Reason reason, String evidence) {
      breaks(reason);
    }

    private void breaks(Reason reason) {
      broken.merge(reason.name(), 1L, Long::sum);
    }
  }
}
