package dev.granary.pipeline;

import dev.granary.read.SourceFile;
import dev.granary.record.Limits;
import dev.granary.spec.SourceSpec;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.storage.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the files of every source, each once, and numbers them. */
public final class FindInputs {
  private static final Pattern PACKED = Pattern.compile("(?i).*\\.(gz|gzip|zst|zstd)");

  private FindInputs() {}

  /**
   * How much a source delivers.
   *
   * @param mostRecords how many records its bytes can hold: one a byte, or what a packed byte may
   *     become
   */
  public record Volume(String source, int files, long bytes, long mostRecords) {}

  /** What there is of each source. */
  static List<Volume> volumes(Spec spec, InputListing listing) {
    List<SourceFile> files = listing.files();
    List<Volume> volumes = new ArrayList<>();
    for (int source = 0; source < spec.sources().size(); source++) {
      int number = source;
      List<SourceFile> own = files.stream().filter(file -> file.source() == number).toList();
      long bytes = own.stream().mapToLong(SourceFile::bytes).sum();
      SourceSpec told = spec.sources().get(source);
      long most = own.stream().mapToLong(file -> mostRecords(file, told, spec.limits())).sum();
      volumes.add(new Volume(told.name(), own.size(), bytes, most));
    }
    return volumes;
  }

  /** Whether a file is packed is told from its name here, since nothing is read. */
  private static long mostRecords(SourceFile file, SourceSpec source, Limits limits) {
    boolean packed =
        switch (source.format().compression()) {
          case NONE -> false;
          case GZIP, ZSTD -> true;
          case AUTO -> PACKED.matcher(file.path()).matches();
        };
    return packed ? file.bytes() * limits.ratio() : file.bytes();
  }

  /**
   * The files that are there now.
   *
   * @throws MissingInput if a source has none
   */
  public static InputListing of(Storage storage, Spec spec, String specDirectory)
      throws IOException {
    List<SourceFile> found = new ArrayList<>();
    Map<String, String> takenBy = new HashMap<>();
    for (int source = 0; source < spec.sources().size(); source++) {
      Map<String, StoredFile> files = new TreeMap<>();
      SourceSpec sourceSpec = spec.sources().get(source);
      for (String pattern : sourceSpec.files()) {
        storage.list(pattern).forEach(file -> files.put(file.path(), file));
      }
      if (files.isEmpty()) {
        throw new MissingInput(
            "source "
                + sourceSpec.name()
                + ": no file matches "
                + String.join(", ", sourceSpec.files())
                + "; nothing was read. If it is still to be delivered, run again later.");
      }
      for (StoredFile file : files.values()) {
        mustBeNew(file, takenBy.put(file.path(), sourceSpec.name()), sourceSpec.name());
        String name = InputPath.nameOf(file.path(), specDirectory);
        found.add(new SourceFile(0, source, file.path(), name, file.bytes()));
      }
    }
    return InputListing.of(found);
  }

  private static void mustBeNew(StoredFile file, @Nullable String earlier, String source) {
    if (earlier != null) {
      throw new SharedFile(
          "sources "
              + earlier
              + " and "
              + source
              + " both name "
              + file.path()
              + "; nothing was read. Let each file belong to one source.");
    }
  }
}
