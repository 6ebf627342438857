package dev.granary.pipeline;

import dev.granary.storage.Storage;
import dev.granary.version.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a run is made from, apart from its spec: files of records, and what they are held against.
 */
record RunInput(InputListing listing, Optional<Evaluation> evaluation) {
  /** What a run must have in common with one that is to go on where that one ended. */
  Sha256 digest() {
    return evaluationDigest()
        .map(
            digest ->
                Sha256.of(
                    (listing.digest().hex() + digest.hex()).getBytes(StandardCharsets.US_ASCII)))
        .orElseGet(listing::digest);
  }

  Optional<Sha256> evaluationDigest() {
    return evaluation.map(files -> files.benchmarks().digest());
  }

  /** Keeps it in the folder of the run, where workers find it. */
  void write(Storage storage, RunPlaces places) throws IOException {
    listing.write(storage, places.listing());
    if (evaluation.isPresent()) {
      evaluation.get().write(places);
    }
  }
}
