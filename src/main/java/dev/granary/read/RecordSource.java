package dev.granary.read;

import dev.granary.record.FieldValues;
import java.io.IOException;
import java.util.List;

/**
 * The records of a block in a format that is no text: it finds them itself, as no byte of the
 * format ends a record.
 */
interface RecordSource extends AutoCloseable {
  /**
   * Goes to the next record and says where it stands; false where there is none.
   *
   * @throws RejectedRecord if the record cannot be used; the next one can be asked for
   * @throws DamagedText if some records that follow cannot be read; what comes behind them can be
   *     asked for
   */
  boolean next(RawRecord record, FieldValues values) throws IOException, RejectedRecord;

  /** The columns of the file that no field reads, known when its first record was asked for. */
  default List<String> unread() {
    return List.of();
  }

  /** How many records, or places for them, were passed. */
  long lines();

  /** About how many bytes of the file were needed so far, for estimates. */
  long stored();

  @Override
  void close() throws IOException;
}
