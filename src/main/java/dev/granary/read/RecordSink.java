package dev.granary.read;

import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import java.io.IOException;
import java.util.List;

/**
 * Takes what a reader finds, in the order of the file. What it is given is valid until it returns.
 */
public interface RecordSink {
  /** Wants none of it. */
  RecordSink NOBODY =
      new RecordSink() {
        @Override
        public void accept(RawRecord where, FieldValues values) {}

        @Override
        public void reject(RawRecord where, Reason reason, String evidence) {}
      };

  void accept(RawRecord where, FieldValues values) throws IOException;

  /**
   * Takes the columns of a table that no field reads; told once a file, by the block that holds its
   * header. The names are data: whoever shows them makes them legible.
   */
  default void unread(List<String> columns) {}

  /** The evidence holds numbers and names from the schema, never text of the record. */
  void reject(RawRecord where, Reason reason, String evidence) throws IOException;
}
