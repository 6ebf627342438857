package dev.granary.lineage;

/** The columns of the clusters, sorted by survivor. */
enum ClusterColumn implements Column {
  SURVIVOR_ID(Shape.ID),
  MEMBER_ID(Shape.ID),
  MEMBER_FILE(Shape.NAME),
  MEMBER_LINE(Shape.LONG),
  KIND(Shape.NAME),
  SIMILARITY(Shape.NAME),
  LABEL(Shape.NAME);

  private final Shape shape;

  ClusterColumn(Shape shape) {
    this.shape = shape;
  }

  @Override
  public Shape shape() {
    return shape;
  }
}
