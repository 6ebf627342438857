package dev.granary.testing;

import dev.granary.coding.Ordinal;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RecordRow.Merit;
import dev.granary.coding.RowBuffer;
import dev.granary.record.RecordId;
import dev.granary.record.StableHash;
import java.util.List;

/**
 * What the decisions see of a record, for tests to make up. Ids and fingerprints are told by small
 * numbers, which are spread over all partitions. What a test does not say is 0.
 */
public record TestRow(
    RecordId fingerprint,
    RecordId id,
    long ordinal,
    int line,
    int text,
    int source,
    int split,
    long group,
    Merit merit,
    long label) {
  private static final int LENGTH = 100;

  /** A record of this id, with a content of its own. */
  public static TestRow of(long id) {
    return new TestRow(spread(~id), spread(id), 0, 0, 0, 0, 0, 0, Merit.NONE, StableHash.mix(1, 0));
  }

  /** The id that a test tells by this number. */
  public static RecordId spread(long number) {
    return new RecordId(StableHash.mix(0, number), number);
  }

  /** The same record with a content that a test tells by this number. */
  public TestRow withContent(long content) {
    return new TestRow(
        spread(content), id, ordinal, line, text, source, split, group, merit, label);
  }

  /** The same record at this place of the input. */
  public TestRow at(int file, long offset) {
    return new TestRow(
        fingerprint,
        id,
        Ordinal.of(file, offset),
        (int) offset,
        text,
        source,
        split,
        group,
        merit,
        label);
  }

  /** The same record with this many bytes of text. */
  public TestRow withText(int bytes) {
    return new TestRow(fingerprint, id, ordinal, line, bytes, source, split, group, merit, label);
  }

  /** The same record from this source, which gives it a label that others do not have. */
  public TestRow from(int number) {
    return new TestRow(
        fingerprint,
        id,
        ordinal,
        line,
        text,
        number,
        split,
        group,
        merit,
        StableHash.mix(1, number));
  }

  /** The same record with this label. */
  public TestRow labelled(long other) {
    return new TestRow(fingerprint, id, ordinal, line, text, source, split, group, merit, other);
  }

  /** The same record in this split. */
  public TestRow in(int number) {
    return new TestRow(fingerprint, id, ordinal, line, text, source, number, group, merit, label);
  }

  /** The same record in this group. */
  public TestRow ofGroup(long number) {
    return new TestRow(fingerprint, id, ordinal, line, text, source, split, number, merit, label);
  }

  /** The same record with this consent and quality. */
  public TestRow withMerit(int consent, long quality) {
    return new TestRow(
        fingerprint,
        id,
        ordinal,
        line,
        text,
        source,
        split,
        group,
        new Merit(consent, quality),
        label);
  }

  /** The rows of these records, one after another. */
  public static byte[] block(List<TestRow> records) {
    RowBuffer rows = new RowBuffer(records.size() * RecordRow.WIDTH);
    records.forEach(record -> record.putInto(rows));
    return rows.copy();
  }

  /** Appends the row of this record. */
  public void putInto(RowBuffer rows) {
    RecordRow.put(
        rows,
        fingerprint,
        id,
        ordinal,
        new RecordRow.Facts(label, line, LENGTH, text, source, split, group, merit));
  }
}
