package dev.granary.read;

import dev.granary.record.Compression;
import dev.granary.record.Limits;
import dev.granary.record.SourceFormat;
import dev.granary.record.TextForm;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts files into blocks that many workers may read, each record in exactly one of them. */
public final class FileBlocks {
  private FileBlocks() {}

  /**
   * The blocks of a file, in order. Their length is {@code blockBytes}, rounded up to whole {@link
   * FileDigest#PIECE pieces} unless it is shorter than one. A compressed file is one block. A table
   * of several blocks is looked through once, since only what stands before a line break tells
   * whether it is quoted.
   */
  public static List<FileBlock> of(
      Storage storage, SourceFile file, SourceFormat format, Limits limits, int blockBytes)
      throws IOException {
    if (blockBytes < 1) {
      throw new IllegalArgumentException("a block has at least 1 byte, not " + blockBytes);
    }
    FileStart start = FileStart.of(storage, file);
    Compression compression = start.compressionOf(format);
    SourceFormat settled = format.packed(compression);
    FileBlock whole = new FileBlock(file, settled, 0, file.bytes(), 0, FileBlock.NO_HEADER);
    long length = blockLength(blockBytes);
    if (whole.compressed()
        || isWhole(format)
        || isForeign(start, format)
        || file.bytes() <= length) {
      return List.of(whole);
    }
    return switch (format.format()) {
      case CSV, TSV -> TableBlocks.of(storage, whole, limits, length);
      case AVRO -> AvroBlocks.of(storage, whole, limits, length);
      case TFRECORD -> TfBlocks.of(storage, whole, limits, length);
      case JSONL, TEXT, PARQUET -> cutAnywhere(whole, length);
      case IMAGES -> List.of(whole);
    };
  }

  private static boolean isForeign(FileStart start, SourceFormat format) {
    return format.format().isText() && start.mark().foreign();
  }

  /** Where the text is not as it is stored, no place in it is one of the file. */
  private static boolean isWhole(SourceFormat format) {
    return format.text().foreignCharset().isPresent()
        || format.text().unit() == TextForm.Unit.FILES;
  }

  private static long blockLength(int blockBytes) {
    long pieces = (blockBytes - 1L) / FileDigest.PIECE + 1;
    return blockBytes < FileDigest.PIECE ? blockBytes : pieces * FileDigest.PIECE;
  }

  private static List<FileBlock> cutAnywhere(FileBlock whole, long length) {
    List<FileBlock> blocks = new ArrayList<>();
    for (long start = 0; start < whole.end(); start += length) {
      long end = Math.min(start + length, whole.end());
      blocks.add(
          new FileBlock(
              whole.file(),
              whole.format(),
              start,
              end,
              start == 0 ? 0 : FileBlock.UNKNOWN,
              FileBlock.NO_HEADER));
    }
    return blocks;
  }
}
