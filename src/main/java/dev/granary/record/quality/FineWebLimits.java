package dev.granary.record.quality;

import java.io.Serializable;

/**
 * The rules that FineWeb adds to the others. Lines of white space only do not count.
 *
 * @param punctuation the least share of lines that end like a sentence
 * @param shortLines the largest share of short lines
 * @param duplicatedCharacters the largest share of characters in lines that repeat another
 * @param newLines the most line ends for each token
 */
public record FineWebLimits(
    Punctuation punctuation, ShortLines shortLines, double duplicatedCharacters, double newLines)
    implements FilterLimits {
  /** What is thought of a text in which no line ends like a sentence. */
  public enum WithoutAny {
    FAILS,
    PASSES
  }

  /** The least share of lines, and whether no line at all is less. */
  public record Punctuation(double least, WithoutAny withoutAny) implements Serializable {}

  /** The largest share of lines that have at most so many characters. */
  public record ShortLines(double most, long length) implements Serializable {}
}
