package dev.granary.launch.shards;

/**
 * What a check of shards took.
 *
 * @param read shards of which every byte was read
 * @param bytes how many those were, indexes included
 * @param known shards that had been checked before, and of which nothing was read
 */
public record CheckTally(int read, long bytes, int known) {}
