package dev.granary.train;

/**
 * All that going on from a step takes.
 *
 * @param step how many steps were done
 * @param state weights, memory of the optimiser, normalisation
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Checkpoint(long step, float[] state) {}
