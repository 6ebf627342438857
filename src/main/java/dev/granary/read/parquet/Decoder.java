package dev.granary.read.parquet;

import dev.granary.read.binary.Malformed;

/** Gives the values of one page, one after the other. */
interface Decoder {
  void next(Cell cell) throws Malformed;
}
