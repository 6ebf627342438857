package dev.granary.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frames are made by the Python that {@code TfRecordWriterTest} shows. */
class TfRecordReaderTest {
  private static final String EMPTY = "000000000000000029039807d8ea82a2";
  private static final String A = "01000000000000000175de4161786ee428";
  private static final String GRANARY = "0700000000000000bbd79f116772616e617279cf5d9fb8";

  /** A gzip file by Python's gzip of the frames of "a" and "granary". */
  private static final String GZIPPED =
      "1f8b080000000000020363648000c6d27b8e8915794f34d8a102bbafcf174c2f4acc4b2caa3c1f3b"
          + "7f0700a96f20bd28000000";

  @Test
  void readsRecordsInOrderAndTellsWhereTheyAre() throws IOException {
    assertThat(read(EMPTY + A + GRANARY)).containsExactly("0@0 ", "1@16 a", "2@33 granary");
    assertThat(read("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3, the file ends within its header",
    "12, the file ends after 0 of its 7 bytes",
    "16, the file ends after 4 of its 7 bytes",
    "19, the file ends before its last checksum",
    "22, the file ends before its last checksum",
  })
  void saysWhereAFileThatWasCutEnds(int left, String what) {
    String cut = A + GRANARY.substring(0, 2 * left);

    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(DamagedShard.class)
        .hasMessage("birds: record 1 (from 0) at byte 17: " + what);
  }

  @Test
  void findsEveryByteThatWasChanged() {
    byte[] whole = HexFormat.of().parseHex(A + GRANARY);
    for (int at = 0; at < whole.length; at++) {
      byte[] changed = whole.clone();
      changed[at] ^= 4;
      int record = at < 17 ? 0 : 1;
      int within = at - 17 * record;
      assertThatThrownBy(() -> read(changed, Compression.NONE, 100))
          .hasMessage(
              "birds: record %d (from 0) at byte %d: %s",
              record,
              17 * record,
              within < 12
                  ? "its length does not fit the checksum"
                  : "its bytes do not fit the checksum");
    }
  }

  @Test
  void makesNoRoomForALengthThatIsOnlyClaimed() {
    // 2^31 - 9 bytes with the checksum that fits; an array of that length would not fit the heap.
    String claim = "f7ffff7f00000000" + "00000000";
    byte[] hostile = HexFormat.of().parseHex(claim);
    Frames.putHeader(hostile, Integer.MAX_VALUE - 8);

    assertThatThrownBy(() -> read(hostile, Compression.NONE, ShardFile.LONGEST))
        .hasMessage(
            "birds: record 0 (from 0) at byte 0: the file ends after 0 of its 2147483639 bytes");
  }

  @Test
  void refusesWhatIsLongerThanItMayBe() {
    byte[] huge = new byte[12];
    Frames.putHeader(huge, -1);

    assertThatThrownBy(() -> read(huge, Compression.NONE, 100))
        .hasMessage(
            "birds: record 0 (from 0) at byte 0:"
                + " it claims to have 18446744073709551615 bytes, more than the 100 allowed");
    assertThatThrownBy(() -> read(HexFormat.of().parseHex(GRANARY), Compression.NONE, 6))
        .hasMessageEndingWith("it claims to have 7 bytes, more than the 6 allowed");
  }

  @Test
  void readsRecordsThatAreLargerThanItsFirstRoom() throws IOException {
    byte[] large = new byte[600_000];
    Arrays.fill(large, (byte) 7);
    byte[] file = Frames.of(List.of(large, new byte[] {1}));

    TfRecordReader reader = reader(file, Compression.NONE, 600_000);
    assertThat(reader.next()).isTrue();
    assertThat(Arrays.copyOf(reader.data(), reader.length())).isEqualTo(large);
    assertThat(reader.next()).isTrue();
    assertThat(reader.length()).isEqualTo(1);
    assertThat(reader.offset()).isEqualTo(600_016);
    assertThat(reader.next()).isFalse();
    assertThat(reader.position()).isEqualTo(2);
  }

  @Test
  void readsGzipThatOthersWrote() throws IOException {
    assertThat(read(HexFormat.of().parseHex(GZIPPED), Compression.GZIP, 100))
        .containsExactly("0@0 a", "1@17 granary");
  }

  @Test
  void findsEveryCutOfAGzipFile() throws IOException {
    byte[] whole = HexFormat.of().parseHex(GZIPPED);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut, Compression.GZIP, 100))
          .as("cut to %d bytes", length)
          .isInstanceOf(DamagedShard.class)
          .hasMessageStartingWith("birds: record ");
    }
  }

  @Test
  void saysWhatIsWrongWithAGzipFile() {
    assertThatThrownBy(() -> read(HexFormat.of().parseHex(A), Compression.GZIP, 100))
        .hasMessage("birds: record 0 (from 0) at an unknown place: bytes that are no gzip header");
  }

  private static List<String> read(String hex) throws IOException {
    return read(HexFormat.of().parseHex(hex), Compression.NONE, 100);
  }

  private static List<String> read(byte[] file, Compression compression, int longest)
      throws IOException {
    List<String> records = new ArrayList<>();
    try (TfRecordReader reader = reader(file, compression, longest)) {
      while (reader.next()) {
        records.add(
            "%d@%d %s"
                .formatted(
                    reader.position() - 1,
                    reader.offset(),
                    new String(reader.data(), 0, reader.length(), StandardCharsets.UTF_8)));
      }
    }
    return records;
  }

  private static TfRecordReader reader(byte[] file, Compression compression, int longest) {
    return TfRecordReader.of(
        new ShardFile("birds", compression, longest), new ByteArrayInputStream(file));
  }
}
