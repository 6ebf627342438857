package dev.granary.pipeline;

import dev.granary.coding.Partitions;
import dev.granary.pipeline.FindInputs.Volume;
import dev.granary.shard.Deal;
import dev.granary.shard.ShardSettings;
import dev.granary.spec.Spec;
import dev.granary.spec.SplitsSpec.Share;
import dev.granary.storage.Storage;
import dev.granary.version.Input;
import dev.granary.version.Manifest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run would come to, as far as the sizes of its input files tell; no data is read. It takes
 * a record to be as long in a shard as in its file, and none to be dropped.
 *
 * @param multiple what the number of files of every split is a multiple of
 * @param partitions how many parts the records are decided on and sorted in
 * @param basis where the number of records is guessed from
 */
public record Forecast(
    List<Volume> volumes, int multiple, int partitions, Optional<Basis> basis, List<Split> splits) {
  public Forecast {
    volumes = List.copyOf(volumes);
    splits = List.copyOf(splits);
  }

  /** An earlier version, whose input tells how long a record is. */
  public record Basis(String version, long bytes, long records) {
    /** What an earlier version tells, if it read any record. */
    public static Optional<Basis> of(Manifest earlier) {
      List<Input> inputs = earlier.draft().inputs();
      long bytes = inputs.stream().mapToLong(input -> input.file().bytes()).sum();
      long records = inputs.stream().mapToLong(Input::records).sum();
      return bytes > 0 && records > 0
          ? Optional.of(new Basis(earlier.version().toString(), bytes, records))
          : Optional.empty();
    }

    long records(long ofBytes) {
      return Math.round((double) ofBytes * records / bytes);
    }
  }

  /**
   * What is expected of one split.
   *
   * @param records how many, where an earlier version tells; known of nothing else
   * @param most how many it can be
   * @param files 0 where the records cannot fill as many as there must be
   */
  public record Split(String name, long bytes, OptionalLong records, long most, int files) {
    /** Whether there are too few records for the files. */
    public boolean isTooLittle() {
      return files == 0;
    }
  }

  /**
   * Looks at what is there now.
   *
   * @throws MissingInput if a source has no files
   */
  public static Forecast of(Storage storage, Spec spec, String specDirectory, Optional<Basis> basis)
      throws IOException {
    List<Volume> volumes = FindInputs.volumes(storage, spec, specDirectory);
    long bytes = volumes.stream().mapToLong(Volume::bytes).sum();
    long most = volumes.stream().mapToLong(Volume::mostRecords).sum();
    ShardSettings.Dealing dealing = Plans.dealing(spec);
    List<Split> splits =
        spec.splits().shares().stream()
            .map(share -> split(share, new Size(bytes, most), basis, dealing))
            .toList();
    int partitions = Partitions.of(bytes, Plans.PARTITION_BYTES).count();
    return new Forecast(volumes, dealing.multiple(), partitions, basis, splits);
  }

  /** How much there is of all splits. */
  private record Size(long bytes, long mostRecords) {}

  private static Split split(
      Share share, Size all, Optional<Basis> basis, ShardSettings.Dealing dealing) {
    long bytes = Math.round(all.bytes() * share.fraction());
    long most = Math.round(all.mostRecords() * share.fraction());
    OptionalLong records =
        basis
            .map(known -> OptionalLong.of(Math.min(most, known.records(bytes))))
            .orElse(OptionalLong.empty());
    int files = Deal.of(records.orElse(most), bytes, dealing).files();
    return new Split(share.name(), bytes, records, most, files);
  }
}
