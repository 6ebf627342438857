package dev.granary.spec;

import java.util.Optional;

/**
 * What a version must meet before it is published, beyond what always holds.
 *
 * @param maxFloodShare the share of a source's records that may be repeats; absent: not judged
 * @param maxTriggers how many phrases may be suspected; absent: not judged
 * @param drift how far features may move; absent: not judged
 * @param population what the records must be like as a whole
 */
public record GatesSpec(
    long minRecords,
    long maxDamagedFiles,
    double maxSourceLoss,
    Optional<Double> maxFloodShare,
    Optional<Long> maxTriggers,
    Optional<DriftSpec> drift,
    PopulationGates population) {}
