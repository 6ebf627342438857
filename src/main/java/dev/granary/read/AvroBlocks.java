package dev.granary.read;

import dev.granary.read.binary.Malformed;
import dev.granary.record.Limits;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the first Avro block of each block of a file, and how many records stand before it. */
final class AvroBlocks {
  private AvroBlocks() {}

  static List<FileBlock> of(Storage storage, FileBlock whole, Limits limits, long length)
      throws IOException {
    FileBlock nothing = new FileBlock(whole.file(), whole.format(), 0, 0, 0, FileBlock.NO_HEADER);
    try (RawBytes file = RawBytes.open(storage, nothing, 0)) {
      TextWindow window = new TextWindow(file, 0, Memory.part(limits), TextWindow.newBuffer());
      AvroStart.read(window, Memory.part(limits));
      int header = (int) window.offset();
      if (header > AvroStart.MOST_HEADER_BYTES) {
        return List.of(whole);
      }
      byte[] beginning =
          Arrays.copyOfRange(window.bytes(), window.start() - header, window.start());
      return cut(whole, length, window, beginning);
    } catch (Malformed e) {
      return List.of(whole);
    }
  }

  private static List<FileBlock> cut(
      FileBlock whole, long length, TextWindow window, byte[] beginning) throws IOException {
    int count = (int) ((whole.end() + length - 1) / length);
    long[] first = new long[count];
    long[] before = new long[count];
    Arrays.setAll(first, i -> Math.min((i + 1) * length, whole.end()));
    long records = 0;
    int block = -1;
    while (WindowBytes.has(window, 1)) {
      int in = (int) (window.offset() / length);
      if (in > block) {
        first[in] = window.offset();
        before[in] = records;
        block = in;
      }
      long stored;
      try {
        AvroBlockHead head = AvroBlockHead.read(window);
        records += head.records();
        stored = head.bytes();
      } catch (DamagedText e) {
        break;
      }
      if (stored > whole.end() - window.offset()) {
        break;
      }
      window.skipTo(window.offset() + stored);
      if (!AvroSync.follows(window, beginning)) {
        break;
      }
    }
    List<FileBlock> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long start = i * length;
      long end = Math.min(start + length, whole.end());
      byte[] header = i == 0 ? FileBlock.NO_HEADER : AvroStart.travelling(beginning, before[i]);
      blocks.add(
          new FileBlock(whole.file(), whole.format(), start, end, i == 0 ? 0 : first[i], header));
    }
    return blocks;
  }
}
