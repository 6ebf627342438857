package dev.granary.audit;

/** Where a record stands: its split, the number of its shard over all splits, its place there. */
record Spot(int split, int shard, int position) {}
