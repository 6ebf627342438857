package dev.granary.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;

/** Writes a shard and its index as docs/format.md says, with nothing of the product. */
final class ShardFixture {
  private static final int PIECE = 65_280;

  private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
  private final List<Long> offsets = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private final List<Long> ids = new ArrayList<>();

  /** What was written. */
  record Written(long records, long bytes, String sha256, long indexBytes, String indexSha256) {}

  void add(long id, byte[] payload) {
    byte[] bytes = new byte[payload.length + 16];
    ByteBuffer frame = littleEndian(bytes);
    frame.putLong(payload.length);
    frame.putInt(masked(bytes, 8));
    frame.put(payload);
    frame.putInt(masked(payload, payload.length));
    offsets.add((long) frames.size());
    lengths.add(payload.length);
    ids.add(id);
    frames.writeBytes(bytes);
  }

  Written writePlain(Path shard, Path index) throws IOException {
    return write(shard, frames.toByteArray(), index, "GRNIDX01", offsets);
  }

  Written writePacked(Path shard, Path index) throws IOException {
    byte[] all = frames.toByteArray();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    List<Long> members = new ArrayList<>();
    for (int start = 0; start < all.length; start += PIECE) {
      members.add((long) packed.size());
      packed.writeBytes(member(all, start, Math.min(PIECE, all.length - start)));
    }
    packed.writeBytes(member(all, 0, 0));
    List<Long> places = new ArrayList<>();
    for (long offset : offsets) {
      places.add(members.get((int) (offset / PIECE)) << 16 | offset % PIECE);
    }
    return write(shard, packed.toByteArray(), index, "GRNIDXZ1", places);
  }

  private Written write(Path shard, byte[] bytes, Path index, String magic, List<Long> places)
      throws IOException {
    Files.createDirectories(index.getParent());
    Files.write(shard, bytes);
    byte[] all = new byte[8 + 28 * places.size()];
    ByteBuffer entries = littleEndian(all);
    entries.put(magic.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < places.size(); i++) {
      entries.putLong(places.get(i)).putInt(lengths.get(i));
      entries.order(ByteOrder.BIG_ENDIAN).putLong(0).putLong(ids.get(i));
      entries.order(ByteOrder.LITTLE_ENDIAN);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(all);
    whole.writeBytes(sha256(all));
    Files.write(index, whole.toByteArray());
    return new Written(
        places.size(),
        bytes.length,
        HexFormat.of().formatHex(sha256(bytes)),
        whole.size(),
        HexFormat.of().formatHex(sha256(whole.toByteArray())));
  }

  private static byte[] member(byte[] bytes, int start, int length) {
    Deflater deflater = new Deflater(1, true);
    deflater.setInput(bytes, start, length);
    deflater.finish();
    byte[] deflated = new byte[length + 1000];
    int size = deflater.deflate(deflated);
    deflater.end();
    CRC32 crc = new CRC32();
    crc.update(bytes, start, length);
    byte[] all = new byte[26 + size];
    ByteBuffer member = littleEndian(all);
    member.put(HexFormat.of().parseHex("1f8b08040000000000ff0600424302 00".replace(" ", "")));
    member.putShort((short) (26 + size - 1));
    member.put(deflated, 0, size);
    member.putInt((int) crc.getValue()).putInt(length);
    return all;
  }

  private static int masked(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
