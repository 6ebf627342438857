package dev.granary.pipeline.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.WindowedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupBufferTest {
  private static final int LIMIT = 10 << 20;
  private static final int VALUE = 1000;

  @TempDir Path folder;
  private final Budget budget = new Budget(LIMIT);

  @Test
  void staysInMemoryWithinTheBudget() {
    GroupBuffer buffer = buffer();

    fill(buffer, LIMIT / 2 / VALUE);

    assertThat(buffer.hasSpilled()).isFalse();
    assertThat(buffer.close()).hasSize(100);
    assertThat(budget.held()).isBetween(LIMIT / 2L, LIMIT * 6L / 10);
  }

  @Test
  void buffersTogetherNeverHoldMoreThanHalfAsMuchAgain() {
    List<GroupBuffer> buffers = List.of(buffer(), buffer(), buffer(), buffer());

    long most = 0;
    for (int i = 0; i < 100; i++) {
      // The last one gets little, and need not write it for the others.
      for (int each = 0; each < buffers.size(); each++) {
        fill(buffers.get(each), each == 3 ? 1 : 200);
        most = Math.max(most, budget.held());
      }
    }

    assertThat(most).isBetween((long) LIMIT, LIMIT * 3L / 2);
    assertThat(buffers.stream().map(GroupBuffer::hasSpilled))
        .containsExactly(true, true, true, false);
  }

  @Test
  void whatIsOnDiskIsNoLongerHeld() {
    GroupBuffer buffer = buffer();
    fill(buffer, 3 * LIMIT / VALUE);

    List<SpilledRun> runs = buffer.closeToDisk();

    assertThat(runs).hasSizeBetween(3, 4);
    assertThat(budget.held()).isZero();
  }

  private GroupBuffer buffer() {
    Coder<?> pairs = KvCoder.of(StringUtf8Coder.of(), ByteArrayCoder.of());
    return new GroupBuffer(
        new Grouping.Shape(
            Keys.of(pairs), anything(ByteArrayCoder.of()), TimestampCombiner.END_OF_WINDOW),
        new Memory(budget, folder, new LongAdder(), new LongAdder()));
  }

  @SuppressWarnings("unchecked")
  private static Coder<Object> anything(Coder<?> coder) {
    return (Coder<Object>) coder;
  }

  private static void fill(GroupBuffer buffer, int values) {
    for (int i = 0; i < values; i++) {
      buffer.receive(WindowedValues.valueInGlobalWindow(KV.of("k" + i % 100, new byte[VALUE])));
    }
  }
}
