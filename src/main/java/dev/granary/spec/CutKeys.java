package dev.granary.spec;

import dev.granary.spec.DecontaminateSpec.Cut;
import java.util.List;

/** The keys of what is cut out of texts that hold evaluation items. */
final class CutKeys {
  private static final int MOST = 1_000_000;

  private static final Key<Long> AROUND =
      Key.of(
          "around",
          new Whole(0, MOST),
          200L,
          "How many characters go on either side of what was found, and on to the end of the word.");
  private static final Key<Long> PIECES =
      Key.of(
          "pieces",
          new Whole(1, MOST),
          10L,
          "A record whose text falls into more pieces than this is dropped.");
  private static final Key<Long> SHORTEST =
      Key.of(
          "shortest",
          new Whole(0, MOST),
          200L,
          "Pieces of fewer characters go too; a record of whose text no piece is left is dropped.");

  static final Section<Cut> SECTION = Section.of(List.of(AROUND, PIECES, SHORTEST), CutKeys::build);

  private CutKeys() {}

  private static Cut build(Found found) {
    return new Cut(
        Math.toIntExact(found.value(AROUND)),
        Math.toIntExact(found.value(PIECES)),
        Math.toIntExact(found.value(SHORTEST)));
  }
}
