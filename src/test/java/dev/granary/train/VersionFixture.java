package dev.granary.train;

import dev.granary.handoff.Feature;
import dev.granary.handoff.Handoff;
import dev.granary.handoff.HandoffJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tensorflow.proto.BytesList;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.FloatList;
import org.tensorflow.proto.Int64List;

/**
 * A small version: strikes of birds, whose damage follows from size and speed, and which a note
 * tells in words.
 */
final class VersionFixture {
  static final List<String> DAMAGES = List.of("None", "Minor", "Substantial");
  static final List<String> SIZES = List.of("Small", "Medium", "Large");
  private static final List<String> SPECIES = List.of("gull", "goose", "starling", "hawk");
  private static final List<List<String>> WORDS =
      List.of(
          List.of("no", "scratch", "went", "on"),
          List.of("a", "small", "dent", "in", "the", "wing"),
          List.of("engine", "burned", "turned", "back"));

  final Path directory;
  private final String compression;
  private final List<Handoff.Split> splits = new ArrayList<>();
  private final Map<Long, Example> others = new HashMap<>();

  VersionFixture(Path directory, String compression) {
    this.directory = directory;
    this.compression = compression;
  }

  /** Twelve files of 40 records to train with, twelve of 25 to evaluate with. */
  static VersionFixture small(Path directory) throws IOException {
    return small(directory, "none");
  }

  static VersionFixture small(Path directory, String compression) throws IOException {
    VersionFixture version = new VersionFixture(directory, compression);
    version.split("train", 12, 40, 1);
    version.split("validation", 12, 25, 1_000_000);
    return version;
  }

  /** Puts another example in the place of one, in splits that are yet to be written. */
  VersionFixture holding(long id, Example example) {
    others.put(id, example);
    return this;
  }

  VersionFixture split(String name, int files, int records, long firstId) throws IOException {
    List<Handoff.ShardFile> shards = new ArrayList<>();
    long id = firstId;
    long all = 0;
    for (int number = 0; number < files; number++) {
      ShardFixture shard = new ShardFixture();
      for (int record = 0; record < records; record++) {
        shard.add(id, others.getOrDefault(id, example(id)).toByteArray());
        id++;
      }
      String file = "strikes-%s.tfrecord-%05d-of-%05d".formatted(name, number, files);
      String index = "index/" + file + ".index";
      Path at = directory.resolve(file);
      ShardFixture.Written written =
          compression.equals("gzip")
              ? shard.writePacked(at, directory.resolve(index))
              : shard.writePlain(at, directory.resolve(index));
      shards.add(
          new Handoff.ShardFile(
              file,
              records,
              written.bytes(),
              written.sha256(),
              index,
              written.indexBytes(),
              written.indexSha256()));
      all += records;
    }
    splits.add(new Handoff.Split(name, all, shards));
    return this;
  }

  static Example example(long id) {
    SplittableRandom random = new SplittableRandom(id);
    int size = random.nextInt(3);
    double speed = 40 + random.nextInt(200);
    boolean isSpeedKnown = random.nextInt(5) > 0;
    int damage = size == 2 && speed > 120 ? 2 : size + (speed > 160 ? 1 : 0) >= 2 ? 1 : 0;
    Example.Builder example = Example.newBuilder();
    integer(example, "damage", damage);
    integer(example, "size", size);
    integer(example, "height", random.nextInt(10_000));
    bytes(example, "species", SPECIES.get(random.nextInt(SPECIES.size())));
    bytes(example, "note", note(damage, random));
    real(example, "granary_weight", 1);
    if (isSpeedKnown) {
      real(example, "speed", (float) speed);
    }
    return example.build();
  }

  private static String note(int damage, SplittableRandom random) {
    List<String> words = new ArrayList<>(WORDS.get(damage));
    words.add(WORDS.get(random.nextInt(3)).get(0));
    return String.join(random.nextBoolean() ? " " : ", ", words).toUpperCase(java.util.Locale.ROOT);
  }

  private static void integer(Example.Builder example, String name, long value) {
    example
        .getFeaturesBuilder()
        .putFeature(
            name,
            org.tensorflow.proto.Feature.newBuilder()
                .setInt64List(Int64List.newBuilder().addValue(value))
                .build());
  }

  private static void real(Example.Builder example, String name, float value) {
    example
        .getFeaturesBuilder()
        .putFeature(
            name,
            org.tensorflow.proto.Feature.newBuilder()
                .setFloatList(FloatList.newBuilder().addValue(value))
                .build());
  }

  private static void bytes(Example.Builder example, String name, String value) {
    example
        .getFeaturesBuilder()
        .putFeature(
            name,
            org.tensorflow.proto.Feature.newBuilder()
                .setBytesList(
                    BytesList.newBuilder()
                        .addValue(
                            com.google.protobuf.ByteString.copyFrom(value, StandardCharsets.UTF_8)))
                .build());
  }

  static Handoff.Training table(long steps) {
    return table(steps, "float32");
  }

  static Handoff.Training inBfloat16(long steps) {
    return table(steps, "bfloat16");
  }

  private static Handoff.Training table(long steps, String precision) {
    return new Handoff.Training(
        "train",
        "validation",
        "table",
        List.of(),
        List.of(16, 8),
        4,
        256,
        1,
        "adam",
        0.01,
        0.9,
        5,
        "cosine",
        0,
        steps,
        "balanced",
        precision,
        20);
  }

  static Handoff.Training text(long steps) {
    return new Handoff.Training(
        "train",
        "validation",
        "text",
        List.of("note"),
        List.of(16),
        8,
        512,
        2,
        "momentum",
        0.1,
        0.9,
        5,
        "constant",
        0,
        steps,
        "none",
        "float32",
        20);
  }

  Handoff handoff(int processes, int lanes, int globalBatch, Handoff.Training training) {
    List<Handoff.Read> reads = new ArrayList<>();
    for (int process = 0; process < processes; process++) {
      reads.add(read(process, processes));
    }
    long steps = splits.get(0).records() / globalBatch;
    return new Handoff(
        1,
        "strikes",
        "1.0.0",
        "0123",
        "4567",
        directory.toString(),
        compression,
        7,
        List.of(
            new Feature("damage", "int64", true, DAMAGES),
            new Feature("size", "int64", true, SIZES),
            new Feature("height", "int64", true, List.of()),
            new Feature("species", "bytes", true, List.of()),
            new Feature("note", "bytes", true, List.of()),
            new Feature("speed", "float", false, List.of()),
            new Feature("granary_weight", "float", true, List.of())),
        new Handoff.Label("damage", DAMAGES, List.of(0.5, 1.0, 2.0)),
        "granary_weight",
        splits,
        lanes,
        globalBatch,
        new Handoff.Processes(processes, globalBatch / processes, reads),
        steps,
        0,
        List.of("size", "species"),
        training);
  }

  private Handoff.Read read(int process, int processes) {
    Map<String, List<String>> files = new LinkedHashMap<>();
    Map<String, Long> records = new LinkedHashMap<>();
    for (Handoff.Split split : splits) {
      List<String> own = new ArrayList<>();
      long sum = 0;
      for (int file = process; file < split.files().size(); file += processes) {
        own.add(split.files().get(file).file());
        sum += split.files().get(file).records();
      }
      files.put(split.name(), own);
      records.put(split.name(), sum);
    }
    return new Handoff.Read(process, files, records);
  }

  Path write(Path file, Handoff handoff) throws IOException {
    HandoffJson.write(handoff, file);
    return file;
  }
}
