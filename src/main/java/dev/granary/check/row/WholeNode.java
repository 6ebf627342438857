package dev.granary.check.row;

/** A piece that is a whole number, or a time in seconds. */
abstract class WholeNode extends NumberNode {
  @Override
  final boolean isWhole() {
    return true;
  }
}
