package dev.granary.read;

import dev.granary.record.Limits;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the first example of each block of a TFRecord file. */
final class TfBlocks {
  private TfBlocks() {}

  static List<FileBlock> of(Storage storage, FileBlock whole, Limits limits, long length)
      throws IOException {
    long[] first = new long[(int) ((whole.end() + length - 1) / length)];
    Arrays.setAll(first, i -> Math.min((i + 1) * length, whole.end()));
    FileBlock nothing = new FileBlock(whole.file(), whole.format(), 0, 0, 0, FileBlock.NO_HEADER);
    try (RawBytes file = RawBytes.open(storage, nothing, 0)) {
      TextWindow window = new TextWindow(file, 0, limits.recordBytes(), TextWindow.newBuffer());
      TfFrames frames = new TfFrames(window, limits.recordBytes());
      RawRecord record = new RawRecord();
      int block = -1;
      while (goesOn(frames, record)) {
        int in = (int) (record.offset() / length);
        if (in > block) {
          first[in] = record.offset();
          block = in;
        }
      }
      int broken = (int) Math.min(first.length - 1L, record.offset() / length);
      if (record.offset() < whole.end() && broken > block) {
        first[broken] = record.offset();
      }
    }
    List<FileBlock> blocks = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      long start = i * length;
      long end = Math.min(start + length, whole.end());
      blocks.add(
          new FileBlock(whole.file(), whole.format(), start, end, first[i], FileBlock.NO_HEADER));
    }
    return blocks;
  }

  /** Where it is damaged, the block in which that shows tells of it. */
  private static boolean goesOn(TfFrames frames, RawRecord record) throws IOException {
    try {
      return frames.next(record);
    } catch (DamagedText e) {
      return false;
    }
  }
}
