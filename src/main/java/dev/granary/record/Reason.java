package dev.granary.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Why a record has the outcome it has. Names are stable and shown to people; codes are stored in
 * rows and are never reused.
 */
public enum Reason {
  KEPT(0, Outcome.KEPT, "published"),

  READ_SYNTAX(1, Outcome.QUARANTINED, "not valid in the format of its file"),
  READ_NOT_OBJECT(2, Outcome.QUARANTINED, "valid JSON, but not an object"),
  READ_ENCODING(3, Outcome.QUARANTINED, "bytes that are not UTF-8"),
  READ_LINE_TOO_LONG(4, Outcome.QUARANTINED, "longer than limits.record_mib"),
  READ_FIELD_TOO_LONG(5, Outcome.QUARANTINED, "a field longer than limits.field_mib"),
  READ_TOO_DEEP(6, Outcome.QUARANTINED, "nested deeper than limits.depth"),
  READ_TOO_MANY_FIELDS(7, Outcome.QUARANTINED, "more fields than limits.fields"),
  READ_COLUMN_COUNT(8, Outcome.QUARANTINED, "a row with fewer or more columns than its header"),
  READ_DUPLICATE_FIELD(9, Outcome.QUARANTINED, "the same field given twice"),
  READ_UNCLOSED_QUOTE(10, Outcome.QUARANTINED, "a quote that is never closed"),
  READ_DAMAGED_FILE(11, Outcome.QUARANTINED, "the rest of a file that cannot be read"),
  READ_HEADER(12, Outcome.QUARANTINED, "a file whose header cannot be used"),

  READ_CHECKSUM(13, Outcome.QUARANTINED, "without the checksum that it was written with"),
  READ_IMAGE(14, Outcome.QUARANTINED, "an image that is cut, damaged or of an unknown format"),
  CHECK_VALUES(19, Outcome.QUARANTINED, "a list of fewer or more values than the schema says"),
  CHECK_TYPE(20, Outcome.QUARANTINED, "a value of another type"),
  CHECK_PRESENCE(21, Outcome.QUARANTINED, "a required value is missing"),
  CHECK_DOMAIN(22, Outcome.QUARANTINED, "a value outside the domain"),
  CHECK_RANGE(23, Outcome.QUARANTINED, "a number outside the range"),
  CHECK_REGEX(24, Outcome.QUARANTINED, "a text that does not match"),
  CHECK_LENGTH(25, Outcome.QUARANTINED, "a text that is too short or too long"),
  CHECK_UNIQUE(26, Outcome.QUARANTINED, "a key that another record has"),
  CHECK_FORMAT(27, Outcome.QUARANTINED, "a value of another form"),
  CHECK_ROW(28, Outcome.QUARANTINED, "a record whose values do not fit each other"),
  CHECK_REFERENCE(29, Outcome.QUARANTINED, "a value that the reference list lacks"),

  QUALITY_GOPHER(30, Outcome.DROPPED, "a text that the quality rules of Gopher refuse"),
  QUALITY_GOPHER_REPETITION(31, Outcome.DROPPED, "a text that says the same again and again"),
  QUALITY_C4(32, Outcome.DROPPED, "a text that the rules of C4 refuse"),
  QUALITY_FINEWEB(33, Outcome.DROPPED, "a text that the rules of FineWeb refuse"),

  DUPLICATE_EXACT(40, Outcome.DROPPED, "equal to a record that stays"),
  DUPLICATE_NEAR(41, Outcome.DROPPED, "nearly equal to a record that stays"),
  DUPLICATE_CONFLICT(45, Outcome.DROPPED, "like a record with another label, and none stays"),
  DUPLICATE_UNSETTLED(46, Outcome.QUARANTINED, "like a record with another label, to be settled"),

  CONTAMINATED(50, Outcome.DROPPED, "a text that holds an item of an evaluation file"),
  CONTAMINATION_CUT(51, Outcome.KEPT, "published without the evaluation items that its text held"),

  BALANCE_DOWNSAMPLED(60, Outcome.DROPPED, "more of its class than the balance allows"),

  SPLIT_UNASSIGNED(70, Outcome.DROPPED, "in the share that no split takes"),
  SPLIT_GAP(71, Outcome.DROPPED, "in the gap before a split begins"),
  SPLIT_STRADDLES(72, Outcome.DROPPED, "of a group that a later split has"),

  CANARY_NOT_FOUND(79, Outcome.DROPPED, "planted to be found, and not found"),

  SHARD_REMAINDER(80, Outcome.DROPPED, "left over when records are dealt equally"),
  SHARD_WITHHELD(81, Outcome.DROPPED, "held back, as a split has too few records for its files");

  /** Every row of the ledger asks. */
  private static final @Nullable Reason[] BY_CODE = byCode();

  private final int code;
  private final Outcome outcome;
  private final String sentence;

  Reason(int code, Outcome outcome, String sentence) {
    this.code = code;
    this.outcome = outcome;
    this.sentence = sentence;
  }

  public int code() {
    return code;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** Whether the spec asks for it by numbers, so that much of it is no sign of a mistake. */
  public boolean isAskedFor() {
    return switch (this) {
      case SPLIT_UNASSIGNED,
          SPLIT_GAP,
          SPLIT_STRADDLES,
          BALANCE_DOWNSAMPLED,
          SHARD_REMAINDER,
          SHARD_WITHHELD ->
          true;
      default -> false;
    };
  }

  /** What the reason means, in words that fit after "because it is". */
  public String sentence() {
    return sentence;
  }

  /** The reason a row carries as {@code code}. */
  public static Reason of(int code) {
    Reason reason = code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    if (reason == null) {
      throw new IllegalArgumentException("no reason has the code " + code);
    }
    return reason;
  }

  private static @Nullable Reason[] byCode() {
    Reason[] reasons = values();
    int most = Arrays.stream(reasons).mapToInt(Reason::code).max().orElseThrow();
    @Nullable Reason[] byCode = new Reason[most + 1];
    for (Reason reason : reasons) {
      byCode[reason.code] = reason;
    }
    return byCode;
  }
}
