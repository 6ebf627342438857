package dev.granary.lineage;

/** The columns of the ledger, sorted by record id, file, offset and copy. */
enum LedgerColumn implements Column {
  RECORD_ID(Shape.ID),
  SOURCE(Shape.NAME),
  FILE(Shape.NAME),
  OFFSET(Shape.LONG),
  LINE(Shape.LONG),
  OUTCOME(Shape.NAME),
  REASON(Shape.NAME),
  SPLIT(Shape.OPTIONAL_NAME),
  SHARD(Shape.OPTIONAL_NAME),
  POSITION(Shape.OPTIONAL_LONG),
  COPY(Shape.OPTIONAL_INT),
  SURVIVOR_ID(Shape.OPTIONAL_ID),
  EVIDENCE(Shape.OPTIONAL_NAME);

  private final Shape shape;

  LedgerColumn(Shape shape) {
    this.shape = shape;
  }

  @Override
  public Shape shape() {
    return shape;
  }
}
