package dev.granary.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;

/**
 * How long an engine takes to bring encoded text to the partition that it is written from: through
 * its own shuffle, or by files of which only the places are shuffled. Segments of 4 MB are cut for
 * 128 partitions, as a scan does, and every byte is read again and summed up.
 *
 * <p>Arguments: {@code shuffle} or {@code spill}, megabytes, a folder, options of Beam.
 */
final class TextWays {
  private static final int SEGMENT = 4 << 20;
  private static final int PARTITIONS = 128;
  private static final int SLICE = SEGMENT / PARTITIONS;

  private TextWays() {}

  public static void main(String[] arguments) throws IOException {
    boolean shuffles = arguments[0].equals("shuffle");
    int segments = (int) (Integer.parseInt(arguments[1]) * 1_000_000L / SEGMENT);
    Path folder = Files.createDirectories(Path.of(arguments[2]));
    String[] options = List.of(arguments).subList(3, arguments.length).toArray(String[]::new);
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.fromArgs(options).create());
    pipeline
        .apply(Create.of(IntStream.range(0, segments).boxed().toList()))
        .apply(Reshuffle.viaRandomKey())
        .apply(ParDo.of(new Cut(shuffles, folder.toString())))
        .setCoder(KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of()))
        .apply(GroupByKey.create())
        .apply(ParDo.of(new Sum(shuffles, folder.toString())));
    long start = System.nanoTime();
    pipeline.run().waitUntilFinish();
    System.out.printf("%s %.2f s%n", arguments[0], (System.nanoTime() - start) / 1e9);
  }

  /** Makes a segment of bytes that do not pack, and cuts it. */
  private static final class Cut extends DoFn<Integer, KV<Integer, byte[]>> {
    private final boolean shuffles;
    private final String folder;

    Cut(boolean shuffles, String folder) {
      this.shuffles = shuffles;
      this.folder = folder;
    }

    @ProcessElement
    public void cut(@Element Integer number, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      byte[] segment = new byte[SEGMENT];
      new Random(number).nextBytes(segment);
      if (!shuffles) {
        Files.write(Path.of(folder, "segment-" + number), segment);
      }
      for (int partition = 0; partition < PARTITIONS; partition++) {
        byte[] slice = shuffles ? new byte[SLICE] : ByteBuffer.allocate(4).putInt(number).array();
        if (shuffles) {
          System.arraycopy(segment, partition * SLICE, slice, 0, SLICE);
        }
        out.output(KV.of(partition, slice));
      }
    }
  }

  private static final class Sum extends DoFn<KV<Integer, Iterable<byte[]>>, Long> {
    private final boolean shuffles;
    private final String folder;

    Sum(boolean shuffles, String folder) {
      this.shuffles = shuffles;
      this.folder = folder;
    }

    @ProcessElement
    public void sum(@Element KV<Integer, Iterable<byte[]>> partition, OutputReceiver<Long> out) {
      CRC32C crc = new CRC32C();
      for (byte[] each : partition.getValue()) {
        crc.update(shuffles ? ByteBuffer.wrap(each) : slice(each, partition.getKey()));
      }
      out.output(crc.getValue());
    }

    private ByteBuffer slice(byte[] number, int partition) {
      Path file = Path.of(folder, "segment-" + ByteBuffer.wrap(number).getInt());
      ByteBuffer slice = ByteBuffer.allocate(SLICE);
      try (FileChannel channel = FileChannel.open(file)) {
        while (slice.hasRemaining()
            && channel.read(slice, (long) partition * SLICE + slice.position()) >= 0) {}
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return slice.flip();
    }
  }
}
