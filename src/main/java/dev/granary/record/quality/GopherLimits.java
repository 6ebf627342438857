package dev.granary.record.quality;

import java.io.Serializable;
import java.util.List;

/**
 * The quality rules of Gopher.
 *
 * @param words how many words a text may have
 * @param wordLength how many characters a word may have in the mean
 * @param symbolWordRatio the most hashes, and the most ellipses, for each token
 * @param bulletLinesRatio the largest share of lines that begin with a bullet
 * @param ellipsisLinesRatio the largest share of lines that end with an ellipsis
 * @param alphaWordsRatio the least share of tokens that hold a letter
 * @param stopWords how many of which words must be there
 */
public record GopherLimits(
    Words words,
    MeanLength wordLength,
    double symbolWordRatio,
    double bulletLinesRatio,
    double ellipsisLinesRatio,
    double alphaWordsRatio,
    StopWords stopWords)
    implements FilterLimits {
  /** Both ends are allowed. */
  public record Words(long least, long most) implements Serializable {}

  /** Both ends are allowed. */
  public record MeanLength(double least, double most) implements Serializable {}

  /** So many different ones of these words. */
  public record StopWords(long least, List<String> words) implements Serializable {
    public StopWords {
      words = List.copyOf(words);
    }
  }
}
