package dev.granary.pipeline;

import dev.granary.check.KnownValues;
import dev.granary.check.RecordChecker;
import dev.granary.check.Violation;
import dev.granary.read.BlockReader;
import dev.granary.read.BlockSummary;
import dev.granary.read.FileBlock;
import dev.granary.read.FileBlocks;
import dev.granary.read.FileDigest;
import dev.granary.read.RawRecord;
import dev.granary.read.RecordSink;
import dev.granary.read.SourceFile;
import dev.granary.record.Field;
import dev.granary.record.FieldHasher;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.FieldValues.Kind;
import dev.granary.record.Presence;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.spec.ChecksSpec;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.storage.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the lists that values must be in, before anything else of a run is done. */
final class ReadReferences {
  private final Storage storage;
  private final Spec spec;
  private final String specDirectory;

  private ReadReferences(Storage storage, Spec spec, String specDirectory) {
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
  static ReferenceLists of(Storage storage, Spec spec, String specDirectory) throws IOException {
    ReadReferences reading = new ReadReferences(storage, spec, specDirectory);
    List<ReferenceLists.Listed> lists = new ArrayList<>();
    for (ChecksSpec.Reference reference : spec.checks().references()) {
      lists.add(reading.read(reference));
    }
    return new ReferenceLists(lists, ReadShares.of(storage, spec, specDirectory));
  }

  private ReferenceLists.Listed read(ChecksSpec.Reference reference) throws IOException {
    ChecksSpec.ListedIn list = reference.list();
    List<StoredFile> found = storage.list(list.file());
    if (found.isEmpty()) {
      throw new MissingInput(
          "check %s: there is no file %s; nothing was read. If it is still to be delivered, run again later."
              .formatted(reference.name(), list.file()));
    }
    StoredFile stored = found.get(0);
    String name = InputPath.nameOf(stored.path(), specDirectory);
    SourceFile file = new SourceFile(0, 0, stored.path(), name, stored.bytes());
    FieldType type = spec.schema().field(spec.schema().indexOf(reference.field())).type();
    Schema schema = schema(list.column(), type);
    Values values = new Values(reference, name, schema);
    BlockReader reader = new BlockReader(storage, schema, spec.limits());
    List<byte[]> pieces = new ArrayList<>();
    for (FileBlock block :
        FileBlocks.of(storage, file, list.format(), spec.limits(), Integer.MAX_VALUE)) {
      BlockSummary summary = reader.read(block, values);
      pieces.addAll(summary.pieces());
    }
    return new ReferenceLists.Listed(
        reference.name(),
        name,
        stored.bytes(),
        FileDigest.of(pieces),
        KnownValues.of(values.hashes));
  }

  /** The column must be there, and in a row it may be empty. */
  private static Schema schema(String column, FieldType type) {
    return new Schema(
        List.of(
            new Field(column, column, type, Presence.REQUIRED, Sensitivity.PERSONAL, Rules.NONE)));
  }

  /** Takes the values of one list; one that is of another type is nobody's. */
  private static final class Values implements RecordSink {
    private final ChecksSpec.Reference reference;
    private final String file;
    private final RecordChecker checker;
    private final FieldHasher hasher = KnownValues.hasher(0);
    private final List<RecordId> hashes = new ArrayList<>();

    Values(ChecksSpec.Reference reference, String file, Schema schema) {
      this.reference = reference;
      this.file = file;
      checker = new RecordChecker(schema);
    }

    @Override
    public void accept(RawRecord where, FieldValues values) {
      if (values.kind(0) == Kind.MISSING) {
        return;
      }
      Optional<Violation> violation = checker.check(values);
      violation.ifPresent(found -> refuse(where, found.evidence()));
      hashes.add(hasher.hash(values));
      if ((long) hashes.size() * KnownValues.BYTES_OF_ONE > reference.list().mostBytes()) {
        throw new BadReference(
            "check %s: %s has more than %,d values, which takes more memory than memory_mib lets it; raise it, or give a shorter list. Nothing was read."
                .formatted(reference.name(), file, hashes.size() - 1));
      }
    }

    @Override
    public void reject(RawRecord where, Reason reason, String evidence) {
      refuse(where, reason + ": " + evidence);
    }

    private void refuse(RawRecord where, String evidence) {
      throw new BadReference(
          "check %s: %s cannot be used as a list, line %d: %s; mend the file. Nothing was read."
              .formatted(reference.name(), file, where.line() + 1, evidence));
    }
  }
}
