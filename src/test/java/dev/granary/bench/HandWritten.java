package dev.granary.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The same job as {@code bench/spec.yaml} as an engineer would write it by hand for one machine:
 * threads over blocks of files, JSON by Jackson, text folded, fingerprints by SHA-256, encoded
 * examples to one temporary file a shard, equal ones to the same, so that each shard fits in
 * memory; then each shard sorted by hash, the first of equals framed, with its digest. No ledger,
 * no index, no checks beyond JSON's and that fields are texts: what Granary does more, it does in
 * the time compared.
 *
 * <p>Arguments: input directory, output directory, threads, shards.
 */
final class HandWritten {
  private static final int BLOCK = 4 << 20;

  private final Path output;
  private final int shards;
  private final List<OutputStream> spills = new ArrayList<>();
  private final AtomicLong survivors = new AtomicLong();

  private HandWritten(Path output, int shards) throws IOException {
    this.output = output;
    this.shards = shards;
    for (int shard = 0; shard < shards; shard++) {
      spills.add(new BufferedOutputStream(Files.newOutputStream(spill(shard)), 1 << 16));
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path output = Files.createDirectories(Path.of(arguments[1]));
    int threads = Integer.parseInt(arguments[2]);
    HandWritten job = new HandWritten(output, Integer.parseInt(arguments[3]));
    List<long[]> blocks = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> found = Files.list(Path.of(arguments[0]))) {
      files = found.sorted().toList();
    }
    for (int file = 0; file < files.size(); file++) {
      long size = Files.size(files.get(file));
      for (long start = 0; start < size; start += BLOCK) {
        blocks.add(new long[] {file, start, Math.min(size, start + BLOCK)});
      }
    }
    inParallel(threads, blocks.size(), i -> job.scan(files, blocks.get(i)));
    for (OutputStream spill : job.spills) {
      spill.close();
    }
    inParallel(threads, job.shards, job::write);
    System.out.println("survivors " + job.survivors);
  }

  private interface Task {
    void run(int number) throws Exception;
  }

  private static void inParallel(int threads, int tasks, Task task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    AtomicInteger next = new AtomicInteger();
    List<Future<Object>> running = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      running.add(
          pool.submit(
              () -> {
                for (int i; (i = next.getAndIncrement()) < tasks; ) {
                  task.run(i);
                }
                return null;
              }));
    }
    for (Future<Object> future : running) {
      future.get();
    }
    pool.shutdown();
  }

  /** Lines that start in the block, as long as they may be. */
  private void scan(List<Path> files, long[] block) throws Exception {
    ByteBuffer buffer = ByteBuffer.allocate((int) (block[2] - block[1]) + (1 << 16) + 1);
    try (FileChannel channel = FileChannel.open(files.get((int) block[0]))) {
      channel.position(Math.max(0, block[1] - 1));
      int read = 0;
      while (buffer.hasRemaining() && read >= 0) {
        read = channel.read(buffer);
      }
    }
    byte[] bytes = buffer.array();
    int shift = block[1] == 0 ? 0 : 1;
    int at = 0;
    if (shift == 1) {
      while (at < buffer.position() && bytes[at] != '\n') {
        at++;
      }
      at++;
    }
    int end = (int) (block[2] - block[1]) + shift;
    List<ByteArrayOutputStream> batches = new ArrayList<>();
    for (int shard = 0; shard < shards; shard++) {
      batches.add(new ByteArrayOutputStream());
    }
    JsonFactory json = new JsonFactory();
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    while (at < end) {
      int stop = at;
      while (stop < buffer.position() && bytes[stop] != '\n') {
        stop++;
      }
      line(json, sha256, bytes, at, stop, (block[0] << 40) | (block[1] - shift + at), batches);
      at = stop + 1;
    }
    for (int shard = 0; shard < shards; shard++) {
      OutputStream spill = spills.get(shard);
      synchronized (spill) {
        batches.get(shard).writeTo(spill);
      }
    }
  }

  private void line(
      JsonFactory json,
      MessageDigest sha256,
      byte[] bytes,
      int from,
      int to,
      long place,
      List<ByteArrayOutputStream> batches)
      throws IOException {
    Map<String, byte[]> fields = new HashMap<>();
    try (JsonParser parser = json.createParser(bytes, from, to - from)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          return;
        }
        fields.put(name, parser.getText().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException malformed) {
      return;
    }
    byte[] text = fields.get("text");
    if (text == null || fields.size() != 4) {
      return;
    }
    ByteBuffer hash = ByteBuffer.wrap(Arrays.copyOf(sha256.digest(fold(text)), 16));
    int shard = Math.floorMod(hash.getInt(0), shards);
    byte[] example = example(fields);
    ByteBuffer header = ByteBuffer.allocate(28);
    header.put(hash.array()).putLong(place).putInt(example.length);
    batches.get(shard).write(header.array());
    batches.get(shard).write(example);
  }

  private static byte[] fold(byte[] text) {
    byte[] folded = new byte[text.length];
    int size = 0;
    boolean space = false;
    for (byte b : text) {
      if (b == ' ' || (b >= '\t' && b <= '\r')) {
        space = size > 0;
        continue;
      }
      if (space) {
        folded[size++] = ' ';
        space = false;
      }
      folded[size++] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }
    return Arrays.copyOf(folded, size);
  }

  private static byte[] example(Map<String, byte[]> fields) throws IOException {
    ByteArrayOutputStream features = new ByteArrayOutputStream(2_048);
    for (String name : fields.keySet().stream().sorted().toList()) {
      byte[] list = wrap(10, wrap(10, fields.get(name)));
      ByteArrayOutputStream entry = new ByteArrayOutputStream(list.length + 32);
      entry.write(wrap(10, name.getBytes(StandardCharsets.UTF_8)));
      entry.write(wrap(18, list));
      features.write(wrap(10, entry.toByteArray()));
    }
    return wrap(10, features.toByteArray());
  }

  private static byte[] wrap(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
    out.write(tag);
    int length = content.length;
    while (length > 0x7f) {
      out.write((length & 0x7f) | 0x80);
      length >>>= 7;
    }
    out.write(length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private void write(int shard) throws Exception {
    byte[] spilled = Files.readAllBytes(spill(shard));
    ByteBuffer view = ByteBuffer.wrap(spilled);
    List<Integer> entries = new ArrayList<>();
    for (int at = 0; at < spilled.length; at += 28 + view.getInt(at + 24)) {
      entries.add(at);
    }
    entries.sort((a, b) -> Arrays.compareUnsigned(spilled, a, a + 24, spilled, b, b + 24));
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    long kept = 0;
    Path file = output.resolve(String.format("out-%05d-of-%05d.tfrecord", shard, shards));
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 18)) {
      int last = -1;
      for (int at : entries) {
        if (last >= 0 && Arrays.equals(spilled, last, last + 16, spilled, at, at + 16)) {
          continue;
        }
        last = at;
        kept++;
        byte[] frame = frame(spilled, at + 28, view.getInt(at + 24));
        sha256.update(frame);
        out.write(frame);
      }
      out.flush();
      channel.force(true);
    }
    survivors.addAndGet(kept);
    sha256.digest();
    Files.delete(spill(shard));
  }

  private static byte[] frame(byte[] bytes, int start, int length) {
    byte[] frame = new byte[length + 16];
    ByteBuffer view = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    view.putLong(length);
    view.putInt(masked(frame, 0, 8));
    System.arraycopy(bytes, start, frame, 12, length);
    view.putInt(length + 12, masked(frame, 12, length));
    return frame;
  }

  private static int masked(byte[] bytes, int start, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, start, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
  }

  private Path spill(int shard) {
    return output.resolve("spill-" + shard);
  }
}
