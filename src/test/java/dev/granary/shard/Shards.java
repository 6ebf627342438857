package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.RecordId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Reads what was written, and trusts nothing of it. */
final class Shards {
  private Shards() {}

  /** All files under a directory, by their path within it. */
  static Map<String, byte[]> files(Path directory) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    if (Files.exists(directory)) {
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          files.put(directory.relativize(path).toString(), Files.readAllBytes(path));
        }
      }
    }
    return files;
  }

  /** The records of a TFRecord file, every checksum compared. */
  static List<byte[]> records(byte[] file) {
    List<byte[]> records = new ArrayList<>();
    for (int at = 0; at < file.length; ) {
      byte[] record = recordAt(file, at);
      records.add(record);
      at += 16 + record.length;
    }
    return records;
  }

  static byte[] recordAt(byte[] file, int at) {
    ByteBuffer frame = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(at);
    int length = Math.toIntExact(frame.getLong());
    assertThat(frame.getInt()).isEqualTo(masked(file, at, 8));
    assertThat(frame.getInt(at + 12 + length)).isEqualTo(masked(file, at + 12, length));
    return Arrays.copyOfRange(file, at + 12, at + 12 + length);
  }

  /** What an index says of a record. */
  record Entry(long offset, int length, RecordId id) {}

  /** The entries of an index, its magic and digest compared. */
  static List<Entry> index(byte[] file) {
    return index(file, "GRNIDX01");
  }

  static List<Entry> index(byte[] file, String magic) {
    int end = file.length - 32;
    assertThat(Arrays.copyOfRange(file, end, file.length))
        .isEqualTo(Sha256.digest().digest(Arrays.copyOf(file, end)));
    assertThat(new String(file, 0, 8, StandardCharsets.US_ASCII)).isEqualTo(magic);
    ByteBuffer entries = ByteBuffer.wrap(file, 8, end - 8);
    List<Entry> index = new ArrayList<>();
    while (entries.hasRemaining()) {
      index.add(
          new Entry(
              Long.reverseBytes(entries.getLong()),
              Integer.reverseBytes(entries.getInt()),
              new RecordId(entries.getLong(), entries.getLong())));
    }
    return index;
  }

  private static int masked(byte[] bytes, int start, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, start, length);
    int value = (int) crc.getValue();
    return (value >>> 15 | value << 17) + 0xa282ead8;
  }
}
