package dev.granary.launch.shards;

import dev.granary.version.FileEntry;
import dev.granary.version.Sha256;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Looks for files in the store, and reads those of which it is not known that they are sound. */
record StandingFiles(ShardStore store, Instant now) {

  Standing among(List<FileEntry> wanted, CheckedFiles known) throws IOException {
    List<FileEntry> missing = new ArrayList<>();
    Map<FileEntry, FileMark> doubtful = new LinkedHashMap<>();
    Set<Sha256> seen = new HashSet<>();
    int knownFiles = 0;
    for (FileEntry file : wanted) {
      if (seen.add(file.sha256())) {
        Optional<FileMark> mark = FileMark.of(store.file(file));
        if (mark.isEmpty()) {
          missing.add(file);
        } else if (known.knows(file, mark.get())) {
          knownFiles++;
        } else {
          doubtful.put(file, mark.get());
        }
      }
    }
    Map<FileEntry, FileMark> sound = new LinkedHashMap<>();
    read(doubtful, sound, missing);
    return new Standing(missing, sound, doubtful.size(), knownFiles);
  }

  private void read(
      Map<FileEntry, FileMark> doubtful, Map<FileEntry, FileMark> sound, List<FileEntry> missing)
      throws IOException {
    List<Map.Entry<FileEntry, FileMark>> files = List.copyOf(doubtful.entrySet());
    List<Callable<Boolean>> work = new ArrayList<>();
    files.forEach(file -> work.add(() -> store.isSound(file.getKey())));
    List<Boolean> areSound = AtOnce.all(work);
    for (int i = 0; i < files.size(); i++) {
      FileEntry file = files.get(i).getKey();
      FileMark before = files.get(i).getValue();
      if (!areSound.get(i)) {
        missing.add(file);
      } else if (FileMark.of(store.file(file)).equals(Optional.of(before))
          && before.isSettledAt(now)) {
        sound.put(file, before);
      }
    }
  }
}
