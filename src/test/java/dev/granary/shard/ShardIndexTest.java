package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.RecordId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ShardIndexTest {
  /**
   * Made by this Python:
   *
   * <pre>
   * index = b"GRNIDX01"
   * index += struct.pack("&lt;QI", 0, 5) + bytes(range(16))
   * index += struct.pack("&lt;QI", 21, 70000) + bytes.fromhex("ffeeddccbbaa99887766554433221100")
   * index += hashlib.sha256(index).digest()
   * </pre>
   */
  private static final String GOLDEN =
      "47524e4944583031"
          + "000000000000000005000000000102030405060708090a0b0c0d0e0f"
          + "150000000000000070110100ffeeddccbbaa99887766554433221100"
          + "dfa0353b899798a3c57bf25318d6a7034893d2a3ce8f614bdefd29256c22df26";

  @Test
  void hasTheBytesThatItsFormatSays() {
    ShardIndex index = new ShardIndex();
    index.add(0, 5, RecordId.parse("000102030405060708090a0b0c0d0e0f"));
    index.add(21, 70_000, RecordId.parse("ffeeddccbbaa99887766554433221100"));

    assertThat(HexFormat.of().formatHex(index.finish())).isEqualTo(GOLDEN);
  }

  @Test
  void growsWithItsRecords() {
    ShardIndex index = new ShardIndex();
    for (int i = 0; i < 10_000; i++) {
      index.add(1L << 33 | i, i, TestRecord.of(i).id());
    }

    byte[] bytes = index.finish();

    assertThat(bytes).hasSize(8 + 10_000 * ShardIndex.ENTRY + ShardIndex.DIGEST);
    ByteBuffer last =
        ByteBuffer.wrap(bytes, 8 + 9_999 * ShardIndex.ENTRY, ShardIndex.ENTRY)
            .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(last.getLong()).isEqualTo(1L << 33 | 9_999);
    assertThat(last.getInt()).isEqualTo(9_999);
    last.order(ByteOrder.BIG_ENDIAN);
    assertThat(new RecordId(last.getLong(), last.getLong())).isEqualTo(TestRecord.of(9_999).id());
    assertThat(Arrays.copyOfRange(bytes, bytes.length - ShardIndex.DIGEST, bytes.length))
        .isEqualTo(Sha256.digest().digest(Arrays.copyOf(bytes, bytes.length - ShardIndex.DIGEST)));
  }
}
