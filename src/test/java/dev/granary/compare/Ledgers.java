package dev.granary.compare;

import dev.granary.lineage.LedgerRow;
import dev.granary.lineage.LedgerWriter;
import dev.granary.lineage.LineageFiles;
import dev.granary.lineage.QuarantineRow;
import dev.granary.lineage.QuarantineWriter;
import dev.granary.record.Outcome;
import dev.granary.record.Place;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.Storage;
import dev.granary.version.Build;
import dev.granary.version.Classes;
import dev.granary.version.Compression;
import dev.granary.version.Draft;
import dev.granary.version.FileEntry;
import dev.granary.version.HistoryEntry;
import dev.granary.version.HistoryEvent;
import dev.granary.version.Input;
import dev.granary.version.InputFile;
import dev.granary.version.Layout;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Readers;
import dev.granary.version.Remainder;
import dev.granary.version.Sha256;
import dev.granary.version.Shard;
import dev.granary.version.ShardName;
import dev.granary.version.Size;
import dev.granary.version.SourceTally;
import dev.granary.version.SplitEntry;
import dev.granary.version.Stamp;
import dev.granary.version.Tally;
import dev.granary.version.VersionNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions of which only the ledger and the quarantine stand on disk. */
final class Ledgers {
  static final Storage STORAGE = new LocalStorage();
  static final String FILE = "a.csv";

  private Ledgers() {}

  static LedgerRow kept(long id, long offset, String split) {
    return kept(id, offset, split, 0);
  }

  static LedgerRow kept(long id, long offset, String split, int copy) {
    LedgerRow.Published published =
        new LedgerRow.Published(
            split, new ShardName("birds", "train", 0, 1).toString(), offset, copy);
    return row(id, offset, Reason.KEPT, Optional.of(published));
  }

  static LedgerRow removed(long id, long offset, Reason reason) {
    return row(id, offset, reason, Optional.empty());
  }

  private static LedgerRow row(
      long id, long offset, Reason reason, Optional<LedgerRow.Published> published) {
    return new LedgerRow(
        new RecordId(id, id),
        "log",
        new Place(FILE, offset, offset + 1),
        reason,
        published,
        Optional.empty(),
        "");
  }

  /** Writes the rows, dealt over two parts, and all that the manifest must say for it. */
  static Side side(Path root, int sequence, List<LedgerRow> unsorted) throws IOException {
    VersionNumber number = new VersionNumber(1, 0, sequence);
    String directory = root.resolve(number.toString()).toString();
    List<LedgerRow> rows = unsorted.stream().sorted(LedgerRow.ORDER).toList();
    List<FileEntry> files = new ArrayList<>();
    for (int part = 0; part < 2; part++) {
      String path = LineageFiles.ledger(directory, part);
      try (LedgerWriter writer = LedgerWriter.create(STORAGE, path)) {
        for (LedgerRow row : rows.subList(rows.size() * part / 2, rows.size() * (part + 1) / 2)) {
          writer.append(row);
        }
      }
      files.add(entry(directory, path));
    }
    writeQuarantine(directory, rows, files);
    Manifest manifest = new Manifest(number, draft(rows), files, digest("content"));
    HistoryEvent.Published event =
        new HistoryEvent.Published(
            number,
            number.toString(),
            new HistoryEvent.Digests(digest("manifest"), digest("content")),
            "",
            Optional.empty());
    HistoryEntry entry =
        new HistoryEntry(1, Optional.empty(), event, new Stamp(Instant.EPOCH, "test"));
    return new Side(
        new PublishedVersion("birds", directory, event, entry), manifest, Optional.empty());
  }

  private static void writeQuarantine(String directory, List<LedgerRow> rows, List<FileEntry> files)
      throws IOException {
    String path = LineageFiles.quarantine(directory, 0);
    try (QuarantineWriter writer = QuarantineWriter.create(STORAGE, path)) {
      for (LedgerRow row : rows) {
        if (row.outcome() == Outcome.QUARANTINED) {
          writer.append(
              new QuarantineRow(
                  row.id(), row.source(), row.place(), 1, row.reason(), "", "0".repeat(32)));
        }
      }
    }
    files.add(entry(directory, path));
  }

  private static FileEntry entry(String directory, String path) throws IOException {
    byte[] content = Files.readAllBytes(Path.of(path));
    return new FileEntry(
        path.substring(directory.length() + 1), content.length, Sha256.of(content));
  }

  private static Draft draft(List<LedgerRow> rows) {
    Map<Reason, Long> reasons = new EnumMap<>(Reason.class);
    rows.stream()
        .filter(row -> row.published().map(LedgerRow.Published::copy).orElse(0) == 0)
        .forEach(row -> reasons.merge(row.reason(), 1L, Long::sum));
    long read = reasons.values().stream().mapToLong(Long::longValue).sum();
    long records = 1L + rows.size();
    ShardName name = new ShardName("birds", "train", 0, 1);
    Shard shard =
        new Shard(
            "train",
            records,
            Compression.NONE,
            new FileEntry(name.toString(), 16 * records, digest("shard")),
            new FileEntry(name.index(), Shard.indexBytes(records), digest("index")));
    return new Draft(
        new Build("birds", digest("spec"), "0.1.0", "", 1),
        List.of(new Input("log", "CC0-1.0", read, new InputFile(FILE, 1, digest("a")))),
        List.of(new SourceTally("log", "CC0-1.0", Tally.of(read, reasons))),
        new Layout(
            List.of(new SplitEntry("train", new Size(records, 1, 16 * records), Classes.NONE)),
            List.of(shard),
            Readers.of(1),
            Remainder.NONE));
  }

  private static Sha256 digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
