package dev.granary.pipeline.estimate;

import dev.granary.coding.BandRow;
import dev.granary.coding.PairRow;
import dev.granary.coding.RecordRow;
import dev.granary.pipeline.estimate.Workload.Texts;
import dev.granary.signature.SignedRow;

/**
 * What comes to the bytes of a run where texts are compared with each other.
 *
 * @param bands rows of their bands
 * @param spilled texts that wait for the news whether they are candidates
 * @param fetched what passes through groupings until candidates are compared
 * @param signed what the version keeps of them
 */
record TextVolume(double bands, double spilled, double fetched, double signed) {
  private static final TextVolume NONE = new TextVolume(0, 0, 0, 0);

  static TextVolume of(Workload work) {
    return work.texts().map(texts -> of(work, texts)).orElse(NONE);
  }

  private static TextVolume of(Workload work, Texts texts) {
    double bands = work.scanned() * texts.bands() * BandRow.WIDTH;
    double sketched = (double) Long.BYTES * texts.bands() + texts.length();
    double candidates = work.survivors() * Rate.CANDIDATES.value();
    return new TextVolume(
        bands,
        work.scanned() * (Volume.SPILL_HEADER + sketched),
        RecordRow.WIDTH * work.survivors()
            + candidates * (2 * PairRow.WIDTH + RecordRow.WIDTH + sketched),
        bands + work.written() * SignedRow.WIDTH);
  }
}
