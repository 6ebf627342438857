package dev.granary.dedup.candidate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.granary.coding.CandidateRow;
import dev.granary.coding.RowBuffer;
import dev.granary.testing.TestRow;
import java.util.ArrayList;
import java.util.List;

/** Blocks of candidates, for tests to make up. */
final class TestCandidates {
  private final List<byte[]> blocks = new ArrayList<>();
  private int passes;

  /** A block with one candidate of these bands. */
  TestCandidates with(long component, TestRow record, long[] bands, String text) {
    RowBuffer content = new RowBuffer(0);
    for (long band : bands) {
      content.putLong(band);
    }
    content.put(text.getBytes(UTF_8), 0, text.getBytes(UTF_8).length);
    RowBuffer block = new RowBuffer(0);
    CandidateRow.put(
        block, component, TestRow.block(List.of(record)), 0, content.copy(), 0, content.size());
    blocks.add(block.copy());
    return this;
  }

  TestCandidates with(long component, TestRow record, String text) {
    return with(component, record, new long[0], text);
  }

  /** The blocks, counting how often they are gone through. */
  Iterable<byte[]> blocks() {
    return () -> {
      passes++;
      return blocks.iterator();
    };
  }

  int passes() {
    return passes;
  }
}
