package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.read.SourceFile;
import dev.granary.spec.Spec;
import dev.granary.spec.Specs;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutIntoUnitsTest {
  private static final int FILES = 3 * CutIntoUnits.FILES + 5;

  @TempDir Path folder;

  /** With many files, reading the listing for each range of it would take most of a run. */
  @Test
  void theListingIsReadOnceForAllRanges() throws IOException {
    LocalStorage storage = new LocalStorage();
    RunPlaces places =
        new RunPlaces(
            storage, folder.resolve("run").toString(), folder.resolve("spill").toString());
    InputListing listing = InputListing.of(files());
    listing.write(storage, places.listing());
    Spec spec = Specs.read(Path.of("pipelines/bird_strikes/spec.yaml")).spec();
    CutIntoUnits cut =
        new CutIntoUnits(places, Plans.of(spec, places, listing, 100).reading().scan(), 100);

    cut.open();
    Files.delete(Path.of(places.listing()));
    List<Integer> seen = new ArrayList<>();
    for (int range = 0; range * CutIntoUnits.FILES < FILES; range++) {
      cut.cut(range, unit -> unit.blocks().forEach(block -> seen.add(block.file())));
    }

    assertThat(seen).hasSize(FILES).doesNotHaveDuplicates();
  }

  private List<SourceFile> files() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      Path file = Files.writeString(folder.resolve("f%04d.csv".formatted(i)), "a,b\n1,2\n");
      files.add(new SourceFile(0, 0, file.toString(), file.toString(), Files.size(file)));
    }
    return files;
  }
}
