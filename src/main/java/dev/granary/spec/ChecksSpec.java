package dev.granary.spec;

/** The share of records that may be quarantined, from 0 to 1, before nothing is published. */
public record ChecksSpec(double maxQuarantined) {}
