package dev.granary.train;

/** A matrix of weights, and where it lies among all weights of a model. */
record Parameter(String name, int rows, int columns, int offset, double reach) {
  int size() {
    return rows * columns;
  }
}
