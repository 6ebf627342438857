package dev.granary.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.storage.LocalStorage;
import dev.granary.testing.Python;
import dev.granary.version.Compression;
import dev.granary.version.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program of {@code docs/format.md}, which shares no code with ours. */
class FormatPageTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Compression.class)
  void pythonReadsARecordByItsIndex(Compression compression)
      throws IOException, InterruptedException {
    List<TestRecord> records =
        IntStream.range(0, 60)
            .mapToObj(
                number ->
                    number % 20 == 0
                        ? TestRecord.of(number).holding(new byte[70_000])
                        : TestRecord.of(number))
            .toList();
    WritingBench bench =
        new WritingBench(directory).oneSplit().dealing(1 << 30, 1).compression(compression);
    Shard shard = PublishedShards.of(bench.write(records), compression).get(0);
    Path program = Files.writeString(directory.resolve("record.py"), programOfThePage());
    String staging = bench.staging().toString();

    try (ShardReader reader = ShardReader.open(new LocalStorage(), staging, shard)) {
      for (int position : new int[] {0, 1, 30, 58, 59}) {
        assertThat(
                Python.run(
                    program.toString(),
                    staging + "/" + shard.data().path(),
                    staging + "/" + shard.index().path(),
                    Integer.toString(position)))
            .isEqualTo(
                "%s %s\n"
                    .formatted(
                        reader.id(position), HexFormat.of().formatHex(reader.record(position))));
      }
    }
  }

  private static String programOfThePage() throws IOException {
    String page = Files.readString(Path.of("docs/format.md"));
    int start = page.indexOf("```python\n") + "```python\n".length();
    return page.substring(start, page.indexOf("```", start));
  }
}
