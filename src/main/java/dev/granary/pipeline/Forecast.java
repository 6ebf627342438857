package dev.granary.pipeline;

import dev.granary.coding.Partitions;
import dev.granary.pipeline.FindInputs.Volume;
import dev.granary.pipeline.estimate.Estimate;
import dev.granary.shard.Deal;
import dev.granary.shard.ShardSettings;
import dev.granary.spec.Environment;
import dev.granary.spec.Spec;
import dev.granary.spec.SplitsSpec.Share;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run would come to. The number of files follows from the sizes of the input alone: it takes
 * a record to be as long in a shard as in its file, and none to be dropped. The estimate knows how
 * some files begin, too.
 *
 * @param multiple what the number of files of every split is a multiple of
 * @param partitions how many parts the records are decided on and sorted in
 * @param basis where the number of records is guessed from
 * @param estimate of time, bytes and cost
 */
public record Forecast(
    List<Volume> volumes,
    int multiple,
    int partitions,
    Optional<Basis> basis,
    List<Split> splits,
    Estimate estimate) {
  public Forecast {
    volumes = List.copyOf(volumes);
    splits = List.copyOf(splits);
  }

  /** An earlier version, whose input tells how long a record is. */
  public record Basis(String version, long bytes, long records) {
    /** What an earlier version tells, if it read any record. */
    static Optional<Basis> of(EarlierVersion earlier) {
      return earlier.inputBytes() > 0 && earlier.records() > 0
          ? Optional.of(new Basis(earlier.number(), earlier.inputBytes(), earlier.records()))
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
  public static Forecast of(
      Storage storage,
      Spec spec,
      Environment environment,
      String specDirectory,
      Optional<EarlierVersion> earlier)
      throws IOException {
    InputListing listing = FindInputs.of(storage, spec, specDirectory);
    List<Volume> volumes = FindInputs.volumes(spec, listing);
    Optional<Basis> basis = earlier.flatMap(Basis::of);
    long bytes = volumes.stream().mapToLong(Volume::bytes).sum();
    long most = volumes.stream().mapToLong(Volume::mostRecords).sum();
    ShardSettings.Dealing dealing = Plans.dealing(spec);
    List<Split> splits =
        spec.splits().shares().stream()
            .map(share -> split(share, new Size(bytes, most), basis, dealing))
            .toList();
    int partitions = Partitions.of(bytes, RunPartitions.PARTITION_BYTES).count();
    int files = splits.stream().mapToInt(Split::files).sum();
    Estimate estimate =
        new EstimateRun(spec, environment, earlier)
            .of(SampleInputs.of(storage, spec, environment, listing), listing, files);
    return new Forecast(volumes, dealing.multiple(), partitions, basis, splits, estimate);
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
