package dev.granary.pipeline;

import dev.granary.check.RecordChecker;
import dev.granary.check.Violation;
import dev.granary.read.BlockReader;
import dev.granary.read.FileBlock;
import dev.granary.read.FileBlocks;
import dev.granary.read.FileDigest;
import dev.granary.read.RawRecord;
import dev.granary.read.RecordSink;
import dev.granary.read.SourceFile;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.Presence;
import dev.granary.record.Reason;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.spec.ChecksSpec;
import dev.granary.spec.PopulationGates;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.storage.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the shares that values should have, where they stand in files, before a run begins. */
final class ReadShares {
  private static final int MOST_VALUES = 1_000;
  private static final double TOLERANCE = 1e-9;

  private static final Schema SCHEMA =
      new Schema(List.of(field("value", FieldType.STRING), field("share", FieldType.FLOAT)));

  private final Storage storage;
  private final Spec spec;
  private final String specDirectory;

  private ReadShares(Storage storage, Spec spec, String specDirectory) {
    this.storage = storage;
    this.spec = spec;
    this.specDirectory = specDirectory;
  }

  /**
   * All that the spec names.
   *
   * @throws MissingInput if there is no such file
   * @throws BadReference if a file cannot be used
   */
  static List<ReferenceLists.Shares> of(Storage storage, Spec spec, String specDirectory)
      throws IOException {
    ReadShares reading = new ReadShares(storage, spec, specDirectory);
    List<ReferenceLists.Shares> shares = new ArrayList<>();
    List<PopulationGates.Representative> gates = spec.gates().population().representative();
    for (int i = 0; i < gates.size(); i++) {
      Optional<ChecksSpec.ListedIn> file = gates.get(i).file();
      if (file.isPresent()) {
        shares.add(reading.read(gate(i), file.get()));
      }
    }
    return shares;
  }

  /** Where the spec says one, by its place among them. */
  static String gate(int place) {
    return "gates.representative[" + place + "]";
  }

  private ReferenceLists.Shares read(String gate, ChecksSpec.ListedIn list) throws IOException {
    List<StoredFile> found = storage.list(list.file());
    if (found.isEmpty()) {
      throw new MissingInput(
          "%s: there is no file %s; nothing was read. If it is still to be delivered, run again later."
              .formatted(gate, list.file()));
    }
    StoredFile stored = found.get(0);
    String name = InputPath.nameOf(stored.path(), specDirectory);
    SourceFile file = new SourceFile(0, 0, stored.path(), name, stored.bytes());
    Table table = new Table(gate, name);
    BlockReader reader = new BlockReader(storage, SCHEMA, spec.limits());
    List<byte[]> pieces = new ArrayList<>();
    for (FileBlock block :
        FileBlocks.of(storage, file, list.format(), spec.limits(), Integer.MAX_VALUE)) {
      pieces.addAll(reader.read(block, table).pieces());
    }
    return new ReferenceLists.Shares(
        gate, name, stored.bytes(), FileDigest.of(pieces), table.whole());
  }

  private static Field field(String name, FieldType type) {
    return new Field(name, name, type, Presence.REQUIRED, Sensitivity.PLAIN, Rules.NONE);
  }

  /** Takes the rows of one file. */
  private static final class Table implements RecordSink {
    private final String gate;
    private final String file;
    private final RecordChecker checker = new RecordChecker(SCHEMA);
    private final SortedMap<String, Double> shares = new TreeMap<>();
    private double sum;

    Table(String gate, String file) {
      this.gate = gate;
      this.file = file;
    }

    @Override
    public void accept(RawRecord where, FieldValues values) {
      Optional<Violation> violation = checker.check(values);
      violation.ifPresent(found -> refuse(where, found.evidence()));
      double share = values.real(1);
      if (share < 0 || share > 1) {
        refuse(where, "a share must be from 0 to 1");
      }
      if (shares.put(values.text(0), share) != null) {
        refuse(where, "the same value a second time");
      }
      if (shares.size() > MOST_VALUES) {
        refuse(where, "more than 1,000 values");
      }
      sum += share;
      if (sum > 1 + TOLERANCE) {
        refuse(where, "the shares add up to more than 1");
      }
    }

    @Override
    public void reject(RawRecord where, Reason reason, String evidence) {
      refuse(where, reason + ": " + evidence);
    }

    SortedMap<String, Double> whole() {
      if (shares.isEmpty()) {
        throw new BadReference(
            "%s: %s has no value; give value and share in each row. Nothing was read."
                .formatted(gate, file));
      }
      return shares;
    }

    private void refuse(RawRecord where, String evidence) {
      throw new BadReference(
          "%s: %s cannot be used as a reference, line %d: %s; mend the file. Nothing was read."
              .formatted(gate, file, where.line() + 1, evidence));
    }
  }
}
