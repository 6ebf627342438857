package dev.granary.read;

import dev.granary.record.FieldValues;
import java.util.List;

/** Makes values of the bytes of records, in the order of a file. */
interface RecordParser {
  /** What a line or row was. */
  enum Content {
    RECORD,
    /** The names of columns, which are known from now on. */
    HEADER,
    /** A blank line. */
    NOTHING
  }

  /** The columns of the header that no field reads. */
  default List<String> unread() {
    return List.of();
  }

  /** Takes the header that stands before a block; fails where the file cannot be read with it. */
  void readHeader(byte[] header) throws RejectedRecord;

  /** Where its records end. */
  RecordEnds ends();

  /** The values point into the record, or into memory that the parser uses again. */
  Content parse(RawRecord record, FieldValues values) throws RejectedRecord;
}
