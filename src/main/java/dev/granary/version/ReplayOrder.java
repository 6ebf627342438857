package dev.granary.version;

/**
 * That records which were set aside are to be read again: who said so, when and why.
 *
 * @param number that of the entry which gave the order
 */
public record ReplayOrder(int number, HistoryEvent.ReplayOrdered event, Stamp stamp) {}
