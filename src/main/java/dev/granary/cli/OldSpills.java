package dev.granary.cli;

import dev.granary.storage.Storage;
import dev.granary.version.RunNotes;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spills of runs of a dataset that are over, in a temporary folder that several datasets share. */
record OldSpills(Storage storage, String temporary, List<String> names) {

  static OldSpills of(DatasetPlace place, String temporary, Instant begunBefore)
      throws IOException {
    Pattern spill =
        Pattern.compile("granary-" + Pattern.quote(place.dataset()) + "-(([0-9]{1,15})-[0-9]+)");
    RunNotes notes = new RunNotes(place.storage(), place.root(), place.dataset());
    List<String> names = new ArrayList<>();
    for (String name : place.storage().children(temporary)) {
      Matcher matcher = spill.matcher(name);
      if (matcher.matches()
          && Instant.ofEpochMilli(Long.parseLong(matcher.group(2))).isBefore(begunBefore)
          && !notes.isAwaited(matcher.group(1), begunBefore)) {
        names.add(name);
      }
    }
    return new OldSpills(place.storage(), temporary, names);
  }

  void remove() throws IOException {
    for (String name : names) {
      storage.delete(temporary + "/" + name);
    }
  }
}
