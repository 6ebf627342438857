package dev.granary.statistics.drift;

/** How a distance between two distributions is measured. */
public enum Measure {
  L_INFINITY("the largest difference between the shares of one value"),
  JENSEN_SHANNON(
      "the Jensen-Shannon divergence of the shares of all bins, with logarithms to base 2: 0 where"
          + " they are equal, 1 where they have nothing in common"),
  PSI(
      "the population stability index: the sum over all bins of (q - p) * ln(q / p), with half a"
          + " record added to each bin"),
  KOLMOGOROV_SMIRNOV("the largest difference between the shares of values up to any number"),
  CHI_SQUARE(
      "Cramér's V of the bins of both: the root of the chi-square statistic of their homogeneity by"
          + " the number of records"),
  MISSING("the difference between the shares of records without a value");

  private final String formula;

  Measure(String formula) {
    this.formula = formula;
  }

  public String formula() {
    return formula;
  }
}
