package dev.granary.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Random;

/** Content that no two places of a file share by chance. */
public final class Bytes {
  private Bytes() {}

  public static byte[] of(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** From where a channel stands to its end. */
  public static byte[] rest(SeekableByteChannel channel) throws IOException {
    ByteBuffer rest = ByteBuffer.allocate((int) (channel.size() - channel.position()));
    while (rest.hasRemaining()) {
      if (channel.read(rest) < 0) {
        throw new IOException("the channel ended at " + channel.position());
      }
    }
    return rest.array();
  }
}
