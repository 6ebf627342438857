package dev.granary.spec;

/**
 * Where versions go, and which are kept when garbage is collected.
 *
 * @param root absolute
 * @param keep so many of the newest
 * @param keepDays and all that were published in the last days
 */
public record PublishSpec(String root, int keep, int keepDays) {}
