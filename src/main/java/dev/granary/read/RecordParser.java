package dev.granary.read;

import dev.granary.record.FieldValues;

/** Makes values of the bytes of records, in the order of a file. */
interface RecordParser {
  /** What a line or row was. */
  enum Content {
    RECORD,
    /** A blank line, or a header. */
    NOTHING
  }

  /** Takes the header that stands before a block; fails where the file cannot be read with it. */
  void readHeader(byte[] header) throws RejectedRecord;

  /** Where its records end. */
  RecordEnds ends();

  /** The values point into the record, or into memory that the parser uses again. */
  Content parse(RawRecord record, FieldValues values) throws RejectedRecord;
}
