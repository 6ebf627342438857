package dev.granary.compare;

/** A figure of one feature over all records, which is another in the later version. */
public record FigureChange(String feature, String figure, double before, double after) {}
