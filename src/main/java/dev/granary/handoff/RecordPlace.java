package dev.granary.handoff;

public record RecordPlace(int file, long record) {}
