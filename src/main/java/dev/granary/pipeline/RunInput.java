package dev.granary.pipeline;

import dev.granary.storage.Storage;
import dev.granary.version.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run is made from, apart from its spec: files of records, what they are held against, and
 * which records are read again that earlier runs set aside.
 */
record RunInput(
    InputListing listing,
    Optional<Evaluation> evaluation,
    ReferenceLists references,
    Replayed replayed) {
  /** With what is to be read again, for which there may be more files. */
  RunInput with(FindReplays.Joined joined) {
    return new RunInput(joined.listing(), evaluation, references, joined.replayed());
  }

  /** What a run must have in common with one that is to go on where that one ended. */
  Sha256 digest() {
    StringBuilder all = new StringBuilder(listing.digest().hex());
    beside().values().forEach(digest -> all.append(digest.hex()));
    if (!replayed.isEmpty()) {
      all.append(replayed.digest().hex());
    }
    return beside().isEmpty() && replayed.isEmpty()
        ? listing.digest()
        : Sha256.of(all.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** The digests of what a version tells of other files than those of records, by its path. */
  SortedMap<String, Sha256> beside() {
    SortedMap<String, Sha256> beside = new TreeMap<>();
    evaluation.ifPresent(files -> beside.put(Benchmarks.FILE, files.benchmarks().digest()));
    if (!references.isEmpty()) {
      beside.put(ReferenceLists.FILE, references.digest());
    }
    return beside;
  }

  /** Keeps it in the folder of the run, where workers find it. */
  void write(Storage storage, RunPlaces places) throws IOException {
    listing.write(storage, places.listing());
    if (evaluation.isPresent()) {
      evaluation.get().write(places);
    }
    if (!references.isEmpty()) {
      references.write(places);
    }
    if (!replayed.isEmpty()) {
      replayed.write(places);
    }
  }
}
