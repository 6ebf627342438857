package dev.granary.cli;

import dev.granary.storage.Storage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spills of runs of a dataset that are over, in a temporary folder that several datasets share. */
record OldSpills(Storage storage, String temporary, List<String> names) {

  static OldSpills of(DatasetPlace place, String temporary, Instant begunBefore)
      throws IOException {
    Pattern spill =
        Pattern.compile("granary-" + Pattern.quote(place.dataset()) + "-([0-9]{1,15})-[0-9]+");
    List<String> names =
        place.storage().children(temporary).stream()
            .filter(
                name -> {
                  Matcher matcher = spill.matcher(name);
                  return matcher.matches()
                      && Instant.ofEpochMilli(Long.parseLong(matcher.group(1)))
                          .isBefore(begunBefore);
                })
            .toList();
    return new OldSpills(place.storage(), temporary, names);
  }

  void remove() throws IOException {
    for (String name : names) {
      storage.delete(temporary + "/" + name);
    }
  }
}
