package dev.granary.decontaminate;

/**
 * What one text has of one item, in the place where it has most of it.
 *
 * @param field the number of the text's field in the schema
 * @param start where it begins, in bytes from the start of the text
 * @param end where it ends
 * @param answer how much of the answer stands near, in thousandths
 * @param grams the numbers of the n-grams that were found there, ascending and each once
 * @param passage what the text says there, as far as it may be quoted
 */
@SuppressWarnings("ArrayRecordComponent") // Matches are never compared, and none changes its array.
record Match(int item, int field, int start, int end, int answer, int[] grams, Passage passage) {
  Match quoting(Passage quoted) {
    return new Match(item, field, start, end, answer, grams, quoted);
  }
}
