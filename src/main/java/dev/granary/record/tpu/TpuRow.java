package dev.granary.record.tpu;

/**
 * One thing that is known of one type of TPU.
 *
 * @param source where it was read
 * @param read when, as year and month
 */
public record TpuRow(String type, TpuFact fact, String value, String source, String read) {}
