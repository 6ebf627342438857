package dev.granary.read;

import dev.granary.record.Limits;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the first row of each block of a table, with the rules by which rows are read. */
final class TableBlocks {
  /** A header that is longer travels with no block: the file stays whole. */
  private static final int MOST_HEADER_BYTES = 1 << 20;

  private final FileBlock whole;
  private final long length;
  private final long[] firstRows;
  private byte[] header = FileBlock.NO_HEADER;
  private long headerStart;
  private boolean awaitsHeader;

  private TableBlocks(FileBlock whole, long length) {
    this.whole = whole;
    this.length = length;
    this.firstRows = new long[(int) ((whole.end() + length - 1) / length)];
    this.awaitsHeader = whole.format().dialect().columns().isEmpty();
    Arrays.setAll(firstRows, i -> Math.min((i + 1) * length, whole.end()));
  }

  static List<FileBlock> of(Storage storage, FileBlock whole, Limits limits, long length)
      throws IOException {
    TableBlocks blocks = new TableBlocks(whole, length);
    FileBlock nothing = new FileBlock(whole.file(), whole.format(), 0, 0, 0, FileBlock.NO_HEADER);
    try (RawBytes file = RawBytes.open(storage, nothing, 0)) {
      byte[] buffer = TextWindow.newBuffer();
      TextWindow window = new TextWindow(file, 0, limits.recordBytes(), buffer);
      boolean usable = blocks.scan(window, limits);
      file.finish(buffer);
      return usable ? blocks.cut() : List.of(whole);
    }
  }

  private boolean scan(TextWindow window, Limits limits) throws IOException {
    RowScanner rows = RowScanner.ofEnds(whole.format().dialect());
    RawRecord row = new RawRecord();
    RecordCutter cutter = new RecordCutter(window, rows, row, limits.recordBytes(), whole.end());
    cutter.skipMark();
    int block = -1;
    while (cutter.next()) {
      int in = (int) (cutter.rowStart() / length);
      if (in > block) {
        firstRows[in] = cutter.rowStart();
        block = in;
      }
      if (awaitsHeader && row.bytes() > 0) {
        if (row.bytes() > MOST_HEADER_BYTES || !row.held()) {
          return false;
        }
        header = Arrays.copyOfRange(row.buffer(), row.start(), row.start() + (int) row.bytes());
        headerStart = cutter.rowStart();
        awaitsHeader = false;
      }
    }
    return true;
  }

  private List<FileBlock> cut() {
    List<FileBlock> blocks = new ArrayList<>();
    for (int i = 0; i < firstRows.length; i++) {
      long start = i * length;
      long end = Math.min(start + length, whole.end());
      byte[] before = firstRows[i] > headerStart ? header : FileBlock.NO_HEADER;
      blocks.add(new FileBlock(whole.file(), whole.format(), start, end, firstRows[i], before));
    }
    return blocks;
  }
}
