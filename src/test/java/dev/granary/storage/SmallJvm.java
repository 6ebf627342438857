package dev.granary.storage;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32C;

/** A JVM with too little memory for what it writes and reads. */
final class SmallJvm {
  private static final String HEAP = "-Xmx36m";
  private static final int PIECE = 100_000;

  private SmallJvm() {}

  /** What the other JVM says when it has written and read a file of so many bytes. */
  static String writesAndReads(Storage storage, String path, int bytes, Path scratch)
      throws IOException, InterruptedException {
    Path travelling = scratch.resolve("storage");
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(travelling))) {
      out.writeObject(storage);
    }
    Path said = scratch.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                SmallJvm.class.getName(),
                travelling.toString(),
                path,
                String.valueOf(bytes))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    process.waitFor();
    return Files.readString(said);
  }

  public static void main(String[] arguments) throws Exception {
    try (ObjectInputStream in =
        new ObjectInputStream(Files.newInputStream(Path.of(arguments[0])))) {
      Storage storage = (Storage) in.readObject();
      int bytes = Integer.parseInt(arguments[2]);
      long written = write(storage, arguments[1], bytes);
      long read = read(storage, arguments[1]);
      System.out.print(written == read ? "as it went" : "another content");
    }
  }

  private static long write(Storage storage, String path, int bytes) throws IOException {
    CRC32C crc = new CRC32C();
    Random random = new Random(1);
    byte[] piece = new byte[PIECE];
    try (OutputStream out = storage.create(path, Durability.DURABLE)) {
      for (int left = bytes; left > 0; left -= PIECE) {
        random.nextBytes(piece);
        int length = Math.min(left, PIECE);
        crc.update(piece, 0, length);
        out.write(piece, 0, length);
      }
    }
    return crc.getValue();
  }

  private static long read(Storage storage, String path) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    try (SeekableByteChannel channel = storage.open(path)) {
      while (channel.read(piece) >= 0) {
        crc.update(piece.flip());
        piece.clear();
      }
    }
    return crc.getValue();
  }
}
