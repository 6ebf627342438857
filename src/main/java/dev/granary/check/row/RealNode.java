package dev.granary.check.row;

/** A piece that is a number with digits behind the point. */
abstract class RealNode extends NumberNode {
  @Override
  final boolean isWhole() {
    return false;
  }
}
