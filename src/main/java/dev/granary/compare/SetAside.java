package dev.granary.compare;

import dev.granary.lineage.QuarantineRow;
import dev.granary.lineage.QuarantineScan;
import dev.granary.record.Place;
import dev.granary.record.Reason;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why a version set records aside, by their places: a record that is set aside has another id than
 * when it is kept. Knows the files that both versions read byte for byte, since a place in another
 * file means nothing, and no more than a fixed number of records.
 */
final class SetAside {
  static final int MOST = 200_000;

  private final Map<String, Map<Long, Reason>> reasons = new HashMap<>();

  static SetAside of(Storage storage, Side side, Set<String> sameInputs) throws IOException {
    SetAside known = new SetAside();
    int records = 0;
    try (QuarantineScan scan =
        QuarantineScan.open(storage, side.version().directory(), side.manifest())) {
      while (records < MOST && scan.hasNext()) {
        QuarantineRow row = scan.next();
        if (sameInputs.contains(row.place().file())) {
          known
              .reasons
              .computeIfAbsent(row.place().file(), file -> new HashMap<>())
              .put(row.place().offset(), row.reason());
          records++;
        }
      }
    }
    return known;
  }

  Optional<Reason> reasonAt(Place place) {
    return Optional.ofNullable(reasons.getOrDefault(place.file(), Map.of()).get(place.offset()));
  }
}
