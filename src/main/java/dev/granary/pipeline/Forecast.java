package dev.granary.pipeline;

import dev.granary.coding.Partitions;
import dev.granary.pipeline.FindInputs.Volume;
import dev.granary.shard.Deal;
import dev.granary.shard.ShardSettings;
import dev.granary.spec.Spec;
import dev.granary.spec.SplitsSpec.Share;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.List;

/**
 * What a run would come to, as far as the sizes of its input files tell; no data is read. It takes
 * a record to be as long in a shard as in its file, and none to be dropped.
 *
 * @param multiple what the number of files of every split is a multiple of
 * @param partitions how many parts the records are decided on and sorted in
 */
public record Forecast(List<Volume> volumes, int multiple, int partitions, List<Split> splits) {
  public Forecast {
    volumes = List.copyOf(volumes);
    splits = List.copyOf(splits);
  }

  /** What is expected of one split. */
  public record Split(String name, long bytes, int files) {}

  /**
   * Looks at what is there now.
   *
   * @throws MissingInput if a source has no files
   */
  public static Forecast of(Storage storage, Spec spec, String specDirectory) throws IOException {
    List<Volume> volumes = FindInputs.volumes(storage, spec, specDirectory);
    long bytes = volumes.stream().mapToLong(Volume::bytes).sum();
    int multiple = Plans.multiple(spec);
    ShardSettings.Dealing dealing =
        new ShardSettings.Dealing(spec.shards().targetBytes(), multiple);
    List<Split> splits =
        spec.splits().shares().stream().map(share -> split(share, bytes, dealing)).toList();
    int partitions = Partitions.of(bytes, Plans.PARTITION_BYTES).count();
    return new Forecast(volumes, multiple, partitions, splits);
  }

  /** A record has one byte at least, so there are no more records than bytes. */
  private static Split split(Share share, long bytes, ShardSettings.Dealing dealing) {
    long part = Math.round(bytes * share.fraction());
    return new Split(share.name(), part, Deal.of(part, part, dealing).files());
  }
}
