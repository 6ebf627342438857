package dev.granary.spec;

import java.util.List;

/**
 * Phrases that may be triggers: nearly all records that have one are of one source and have one
 * label, which they would not have by the rest of that source.
 *
 * @param text the fields that are looked through
 * @param words how many words a phrase has at most
 * @param sampleBytes so much of the input is looked through
 * @param minRecords how many records of the source must have a phrase
 * @param minShare the share of its records that must be of the source, and of those that must have
 *     the label
 * @param chance the probability that even one phrase is suspected where words, sources and labels
 *     have nothing to do with each other
 */
public record TriggersSpec(
    List<String> text,
    int words,
    long sampleBytes,
    int minRecords,
    double minShare,
    double chance) {
  public TriggersSpec {
    text = List.copyOf(text);
  }
}
