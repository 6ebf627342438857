package dev.granary.spec;

/** What a version must meet before it is published, beyond what always holds. */
public record GatesSpec(long minRecords, long maxDamagedFiles, double maxSourceLoss) {}
