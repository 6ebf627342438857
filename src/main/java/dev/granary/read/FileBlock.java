package dev.granary.read;

import dev.granary.record.Compression;
import dev.granary.record.SourceFormat;
import java.io.Serializable;

/**
 * One unit of work: the records that start in {@code [start, end)} of a file. A compressed file is
 * one block.
 *
 * @param format with the compression that the file was found to have, never {@code AUTO}
 * @param firstRecord where the first line or row that starts there begins; {@code end} where none
 *     does, {@link #UNKNOWN} where the reader must look for it
 * @param header the bytes of the header row where it stands before the first record; empty where
 *     there is none or the block holds it
 */
@SuppressWarnings("ArrayRecordComponent") // Blocks are never compared, and none changes its header.
public record FileBlock(
    SourceFile file, SourceFormat format, long start, long end, long firstRecord, byte[] header)
    implements Serializable {
  /** The first record is the one after the first line feed. */
  public static final long UNKNOWN = -1;

  static final byte[] NO_HEADER = {};

  public FileBlock {
    if (format.compression() == Compression.AUTO) {
      throw new IllegalArgumentException("the compression of " + file.path() + " is not settled");
    }
  }

  /** Offsets of records count decompressed bytes, those of blocks count the bytes of the file. */
  boolean compressed() {
    return format.compression() != Compression.NONE;
  }

  /** Whether its text is not the file's bytes, so that no offset in it is one of the file. */
  boolean textDiffers() {
    return compressed() || format.text().foreignCharset().isPresent();
  }
}
