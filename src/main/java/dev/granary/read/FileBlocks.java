package dev.granary.read;

import dev.granary.record.Compression;
import dev.granary.record.Format;
import dev.granary.record.Limits;
import dev.granary.record.SourceFormat;
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
    Compression compression =
        format.compression() == Compression.AUTO ? start.compression() : format.compression();
    SourceFormat settled =
        new SourceFormat(format.format(), compression, format.dialect(), format.nulls());
    FileBlock whole = new FileBlock(file, settled, 0, file.bytes(), 0, FileBlock.NO_HEADER);
    long length = blockLength(blockBytes);
    if (whole.compressed() || start.mark().foreign() || file.bytes() <= length) {
      return List.of(whole);
    }
    return format.format() == Format.JSONL
        ? cutAnywhere(whole, length)
        : TableBlocks.of(storage, whole, limits, length);
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
