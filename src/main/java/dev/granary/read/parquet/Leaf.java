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

  /**
   * Whether a row has, under this name, one list of values. Writers put up to two levels between
   * the name and the values; where there is one more, or where the one level is called as old
   * writers call it, the list is of groups.
   */
  public boolean isListOf(String name) {
    if (repetition != 1 || !(path.equals(name) || path.startsWith(name + "."))) {
      return false;
    }
    String[] levels = path.substring(name.length()).split("\\.", -1);
    return levels.length <= 2
        || (levels.length == 3 && !levels[1].equals("array") && !levels[1].endsWith("_tuple"));
  }
}
