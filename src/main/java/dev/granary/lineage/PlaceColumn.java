package dev.granary.lineage;

/** The columns of the index of places, sorted by file, line and offset. */
enum PlaceColumn implements Column {
  FILE(Shape.NAME),
  LINE(Shape.LONG),
  OFFSET(Shape.LONG),
  RECORD_ID(Shape.ID);

  private final Shape shape;

  PlaceColumn(Shape shape) {
    this.shape = shape;
  }

  @Override
  public Shape shape() {
    return shape;
  }
}
