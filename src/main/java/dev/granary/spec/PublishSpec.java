package dev.granary.spec;

/** Where versions go: an absolute root, and how many are kept. */
public record PublishSpec(String root, int keep) {}
