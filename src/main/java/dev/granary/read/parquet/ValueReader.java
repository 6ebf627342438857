package dev.granary.read.parquet;

import dev.granary.read.binary.Malformed;
import dev.granary.record.FieldValues;
import java.io.IOException;

/** Gives a field what a column has in the next row. */
interface ValueReader {
  void next(FieldValues values) throws IOException, Malformed;
}
