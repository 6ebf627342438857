package dev.granary.read.parquet;

/**
 * A column of values.
 *
 * @param path its name, behind those of what it is nested in, with dots between
 * @param width how many bytes a value of fixed length has, else 0
 * @param definition the definition level of a value that is there
 * @param repetition how many lists it stands in
 * @param definedList the definition level from which on its innermost list has an element; 0 where
 *     it stands in none
 */
public record Leaf(
    String path,
    Physical physical,
    int width,
    int definition,
    int repetition,
    int definedList,
    Logical logical) {
  /** Whether a row has one value at most. */
  public boolean isSingle() {
    return repetition == 0;
  }
}
