package dev.granary.handoff;

/** A record of a split: the number of its file, and its own in the file, both from 0. */
public record RecordPlace(int file, long record) {}
