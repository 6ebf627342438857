package dev.granary.dedup.candidate;

import dev.granary.dedup.near.NearRule;
import dev.granary.dedup.near.Shingles;
import dev.granary.dedup.near.SketchedText;

/** The bands and the shingles of one candidate after another. Not for several threads. */
final class CandidateShingles {
  private final CandidateTexts texts;
  private final Shingles shingles;
  private final long[] hashes;

  CandidateShingles(CandidateTexts texts, NearRule rule) {
    this.texts = texts;
    shingles = new Shingles(rule.shingle());
    hashes = new long[rule.banding().bands()];
  }

  /** The shingles of a candidate, sorted, each once. */
  long[] of(int number) {
    texts.require(number);
    int start = texts.start(number);
    int text = SketchedText.readHashes(texts.bytes(), start, hashes);
    shingles.take(texts.bytes(), text, texts.length(number) - (text - start));
    return shingles.distinct();
  }

  /** The hashes of its bands, until the next one is asked for; not a copy. */
  long[] hashes() {
    return hashes;
  }
}
