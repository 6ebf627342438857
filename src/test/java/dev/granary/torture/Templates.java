package dev.granary.torture;

/**
 * What trials start from.
 *
 * @param none nothing was published there
 * @param one a version was
 * @param killed a version, and then a run was killed while it wrote the next
 * @param three three versions
 * @param littered three versions, and much that nobody needs
 */
record Templates<P>(P none, P one, P killed, P three, P littered) {
  P of(Scenario scenario) {
    return switch (scenario) {
      case FIRST -> none;
      case REFRESH, BLOCKED -> one;
      case RESUME -> killed;
      case ROLL_BACK -> three;
      case COLLECT -> littered;
    };
  }
}
