package dev.granary.checker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A shard beside its index: every record is where the index says. */
final class ShardCheck {
  private static final byte[] MAGIC = "GRNIDX01".getBytes(US_ASCII);
  private static final byte[] MAGIC_OF_PACKED = "GRNIDXZ1".getBytes(US_ASCII);
  private static final int ENTRY = 28;
  private static final int DIGEST = 32;

  private final Path folder;
  private final String version;
  private final String compression;
  private final Findings findings;

  ShardCheck(Path folder, String version, String compression, Findings findings) {
    this.folder = folder;
    this.version = version;
    this.compression = compression;
    this.findings = findings;
  }

  /** The shard, unless it or its index cannot be read to the end. */
  Optional<Shard> read(JsonNode entry) throws IOException {
    String file = entry.path("file").asText();
    String index = entry.path("index").asText();
    if (!Files.exists(folder.resolve(file)) || !Files.exists(folder.resolve(index))) {
      return Optional.empty();
    }
    try {
      List<TfRecords.Frame> frames = frames(Files.readAllBytes(folder.resolve(file)));
      long records = entry.path("records").asLong();
      findings.same(Rule.WHOLE, in(file), "records", records, (long) frames.size());
      byte[] content = Files.readAllBytes(folder.resolve(index));
      requireIndex(index, content, frames.size());
      List<Shard.Stored> stored = stored(index, entries(content), frames);
      return Optional.of(new Shard(file, entry.path("split").asText(), stored));
    } catch (TfRecords.Broken broken) {
      findings.add(Rule.WHOLE, in(file), "whole TFRecord frames", broken.getMessage());
      return Optional.empty();
    }
  }

  /** The frames, at the places that an index gives. */
  private List<TfRecords.Frame> frames(byte[] file) throws TfRecords.Broken {
    if (compression.equals("none")) {
      return TfRecords.read(file);
    }
    Members members = Members.unpacked(file);
    return TfRecords.read(members.plain()).stream()
        .map(frame -> frame.at(members.place((int) frame.offset())))
        .toList();
  }

  private void requireIndex(String index, byte[] content, int records) throws TfRecords.Broken {
    if (content.length != MAGIC.length + ENTRY * records + DIGEST) {
      findings.add(
          Rule.WHOLE, in(index), "an index of " + records + " records", content.length + " bytes");
      throw new TfRecords.Broken("no index that fits");
    }
    int end = content.length - DIGEST;
    findings.same(
        Rule.WHOLE,
        in(index),
        "the digest at its end",
        Digest.hex(Arrays.copyOfRange(content, end, content.length)),
        Digest.of(Arrays.copyOf(content, end)));
    findings.same(
        Rule.WHOLE,
        in(index),
        "the mark",
        Digest.hex(compression.equals("none") ? MAGIC : MAGIC_OF_PACKED),
        Digest.hex(Arrays.copyOf(content, MAGIC.length)));
  }

  private static ByteBuffer entries(byte[] content) {
    return ByteBuffer.wrap(content, MAGIC.length, content.length - MAGIC.length - DIGEST)
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private List<Shard.Stored> stored(
      String index, ByteBuffer entries, List<TfRecords.Frame> frames) {
    List<Shard.Stored> stored = new ArrayList<>();
    for (TfRecords.Frame frame : frames) {
      String expected = place(frame.offset(), frame.length());
      String found = place(entries.getLong(), entries.getInt());
      byte[] id = new byte[16];
      entries.get(id);
      findings.same(Rule.WHOLE, in(index), "record " + stored.size() + " at", expected, found);
      stored.add(new Shard.Stored(Digest.hex(id), frame.sha256()));
    }
    return stored;
  }

  private static String place(long offset, int length) {
    return offset + " with " + length + " bytes";
  }

  private String in(String file) {
    return version + "/" + file;
  }
}
