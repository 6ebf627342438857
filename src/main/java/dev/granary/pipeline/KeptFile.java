package dev.granary.pipeline;

import dev.granary.coding.DataCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A file that holds what the scan left for one partition.
 *
 * @param key which kind and partition: see {@link ScanPart#key}
 * @param crc the CRC32C of its bytes
 */
record KeptFile(int key, int bytes, int crc) {
  static final DataCoder<KeptFile> CODER = new FileCoder();

  private static final class FileCoder extends DataCoder<KeptFile> {
    @Override
    protected void write(KeptFile value, DataOutputStream out) throws IOException {
      out.writeInt(value.key);
      out.writeInt(value.bytes);
      out.writeInt(value.crc);
    }

    @Override
    protected KeptFile read(DataInputStream in) throws IOException {
      return new KeptFile(in.readInt(), in.readInt(), in.readInt());
    }
  }
}
