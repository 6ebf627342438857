package dev.granary.pipeline;

import dev.granary.coding.RowBuffer;
import dev.granary.decontaminate.FindItems;
import dev.granary.record.FieldValues;
import java.io.IOException;
import java.util.List;

/** How one worker looks for evaluation items, and what it plants to be found. */
final class ItemSearch {
  private final FindItems find;
  private final List<Integer> fields;
  private final Snippets snippets;
  private final RowBuffer planted = new RowBuffer(1 << 10);

  private ItemSearch(FindItems find, List<Integer> fields, Snippets snippets) {
    this.find = find;
    this.fields = fields;
    this.snippets = snippets;
  }

  static ItemSearch open(ScanPlan.Search search, RunPlaces places) throws IOException {
    return new ItemSearch(
        new FindItems(search.index().open(), search.fields(), search.quoting()),
        search.fields(),
        Evaluation.snippets(places));
  }

  /** Whether a record has anything of an item. */
  boolean isIn(FieldValues values) {
    return find.isIn(values);
  }

  /** Tells of what was looked through last. */
  void put(RowBuffer rows, long ordinal) {
    find.put(rows, ordinal);
  }

  boolean canPlant() {
    return !snippets.isEmpty();
  }

  /**
   * Makes a text of an item in the middle of a record's own words, and looks through it.
   *
   * @param choice decides which item
   */
  boolean isInPlanted(FieldValues values, long choice) {
    int field = fields.get(0);
    snippets.embed(values, field, choice, planted);
    return find.isIn(field, planted);
  }
}
