package dev.granary.pipeline;

import dev.granary.check.RecordChecks;
import dev.granary.check.ShapesOfFields;
import dev.granary.check.Violation;
import dev.granary.lineage.QuarantineRow;
import dev.granary.read.RawRecord;
import dev.granary.read.RecordSink;
import dev.granary.read.RecordsAt;
import dev.granary.record.FieldValues;
import dev.granary.record.ListedValues;
import dev.granary.record.Reason;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A record that was set aside, fetched from where it stands in the input and held against the rules
 * as they are now.
 *
 * @param answer whether it still stands there
 * @param shapes what the value of each field looks like; empty where it cannot be read as fields
 * @param values the values themselves where somebody asked for them, personal ones left out
 * @param broken what it breaks now, and how; absent where it would pass, or is not there
 */
public record QuarantinedRecord(
    Answer answer,
    Map<String, String> shapes,
    Map<String, String> values,
    Optional<Broken> broken) {
  /** What stands in for a value that is nobody's business. */
  public static final String PERSONAL = "(personal)";

  /** Whether the record was found. */
  public enum Answer {
    FOUND,
    /** Something else stands where it stood. */
    CHANGED,
    /** The file is gone, or ends before. */
    GONE,
    /** The spec has no source of its name any more. */
    NO_SOURCE
  }

  /** A rule that a record breaks. */
  public record Broken(Reason reason, String evidence) {}

  /** How much of a record is handed out. */
  public enum Wanted {
    SHAPES,
    VALUES
  }

  /** Fetches it; names of files are taken from the folder of the spec, as versions tell them. */
  public static QuarantinedRecord fetch(
      Storage storage, Spec spec, String specDirectory, QuarantineRow row, Wanted wanted)
      throws IOException {
    if (spec.sources().stream().noneMatch(source -> source.name().equals(row.source()))) {
      return without(Answer.NO_SOURCE);
    }
    Look look = new Look(spec.schema(), CheckPlans.checks(storage, spec, specDirectory), wanted);
    RecordsAt.Answer answer =
        new FetchSetAside(storage, spec, specDirectory)
            .fetch(List.of(row), look)
            .ones()
            .get(0)
            .answer();
    return answer == RecordsAt.Answer.FOUND
        ? new QuarantinedRecord(Answer.FOUND, look.shapes, look.values, look.broken)
        : without(Answer.valueOf(answer.name()));
  }

  private static QuarantinedRecord without(Answer answer) {
    return new QuarantinedRecord(answer, Map.of(), Map.of(), Optional.empty());
  }

  private static final class Look implements RecordSink {
    private final Schema schema;
    private final RecordChecks checks;
    private final Wanted wanted;
    private final Map<String, String> values = new LinkedHashMap<>();
    private Map<String, String> shapes = Map.of();
    private Optional<Broken> broken = Optional.empty();

    Look(Schema schema, RecordChecks checks, Wanted wanted) {
      this.schema = schema;
      this.checks = checks;
      this.wanted = wanted;
    }

    @Override
    public void accept(RawRecord where, FieldValues found) {
      shapes = ShapesOfFields.of(schema, found);
      if (wanted == Wanted.VALUES) {
        for (int field = 0; field < schema.size(); field++) {
          boolean personal = schema.field(field).sensitivity() == Sensitivity.PERSONAL;
          values.put(schema.field(field).name(), personal ? PERSONAL : text(found, field));
        }
      }
      broken =
          checks
              .check(found)
              .map((Violation violation) -> new Broken(violation.reason(), violation.evidence()));
    }

    @Override
    public void reject(RawRecord where, Reason reason, String evidence) {
      broken = Optional.of(new Broken(reason, evidence));
    }

    private static String list(FieldValues values, int field) {
      ListedValues listed = new ListedValues().of(values, field);
      StringJoiner all = new StringJoiner(", ", "[", "]");
      while (listed.next()) {
        all.add(text(listed.one(), 0));
      }
      return all.toString();
    }

    private static String text(FieldValues values, int field) {
      return switch (values.kind(field)) {
        case MISSING -> "";
        case TEXT, NUMBER -> values.text(field);
        case INTEGER -> Long.toString(values.integer(field));
        case REAL -> Double.toString(values.real(field));
        case BOOLEAN -> Boolean.toString(values.truth(field));
        case NESTED -> "an object or array";
        case BYTES -> values.length(field) + " bytes";
        case LIST -> list(values, field);
      };
    }
  }
}
