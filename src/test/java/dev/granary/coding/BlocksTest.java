package dev.granary.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;

class BlocksTest {
  @Test
  void aGroupIsJoinedInItsOrder() {
    List<byte[]> group = List.of(new byte[] {1, 2}, new byte[0], new byte[] {3});

    assertThat(Blocks.join(group)).containsExactly(1, 2, 3);
  }

  @Test
  void aGroupOfNothingIsAnEmptyBlock() {
    assertThat(Blocks.join(List.of())).isEmpty();
    assertThat(Blocks.join(List.of(new byte[0]))).isEmpty();
  }

  @Test
  void aJoinedBlockIsItsOwn() {
    byte[] only = {1, 2, 3};

    byte[] joined = Blocks.join(List.of(only));
    only[0] = 9;

    assertThat(joined).containsExactly(1, 2, 3);
  }

  @Test
  void moreThanAnArrayHoldsIsRefusedBeforeAnyOfItIsCopied() {
    List<byte[]> group = Collections.nCopies(2048, new byte[1 << 20]);

    assertThatThrownBy(() -> Blocks.join(group))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "the rows of one partition take 2147483648 bytes, and a worker holds at most 2147483631")
        .hasMessageEndingWith("too many records are equal, so remove some before the run");
  }

  @Test
  void theCoderIsTheSameEverywhere() throws Exception {
    assertThatCode(Blocks.CODER::verifyDeterministic).doesNotThrowAnyException();

    byte[] coded = CoderUtils.encodeToByteArray(Blocks.CODER, KV.of(300, new byte[] {7, 8}));
    KV<Integer, byte[]> decoded = CoderUtils.decodeFromByteArray(Blocks.CODER, coded);

    assertThat(coded).containsExactly(0xac, 0x02, 7, 8);
    assertThat(decoded.getKey()).isEqualTo(300);
    assertThat(decoded.getValue()).containsExactly(7, 8);
  }
}
