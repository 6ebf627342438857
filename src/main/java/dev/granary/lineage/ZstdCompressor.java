package dev.granary.lineage;

import com.github.luben.zstd.ZstdCompressCtx;
import org.apache.parquet.bytes.ByteBufferReleaser;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Zstandard for the pages of one writer, without Hadoop. Holds native memory until released. */
final class ZstdCompressor implements BytesInputCompressor {
  private static final int LEVEL = 1;

  private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);

  @Override
  public BytesInput compress(BytesInput page) {
    try (ByteBufferReleaser releaser = new ByteBufferReleaser(new HeapByteBufferAllocator())) {
      byte[] bytes = new byte[(int) page.size()];
      page.toByteBuffer(releaser).get(bytes);
      return BytesInput.from(context.compress(bytes));
    }
  }

  @Override
  public CompressionCodecName getCodecName() {
    return CompressionCodecName.ZSTD;
  }

  @Override
  public void release() {
    context.close();
  }
}
