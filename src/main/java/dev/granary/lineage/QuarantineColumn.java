package dev.granary.lineage;

/**
 * The columns of the quarantine: where a record stands and why it was set aside, never its text.
 */
enum QuarantineColumn implements Column {
  RECORD_ID(Shape.ID),
  SOURCE(Shape.NAME),
  FILE(Shape.NAME),
  OFFSET(Shape.LONG),
  LINE(Shape.LONG),
  BYTES(Shape.LONG),
  REASON(Shape.NAME),
  EVIDENCE(Shape.OPTIONAL_NAME),
  DIGEST(Shape.ID);

  private final Shape shape;

  QuarantineColumn(Shape shape) {
    this.shape = shape;
  }

  @Override
  public Shape shape() {
    return shape;
  }
}
