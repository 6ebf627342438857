package dev.granary.shard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.coding.Blocks;
import dev.granary.coding.CandidateRow;
import dev.granary.coding.Ordinal;
import dev.granary.coding.PairRow;
import dev.granary.coding.Partitions;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowRouter;
import dev.granary.storage.LocalStorage;
import dev.granary.testing.Collected;
import dev.granary.testing.Engine;
import dev.granary.testing.TestBlocks;
import dev.granary.testing.TestRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 30 records; those whose number divides by 3 may be alike, all in the component of number 0. */
class FetchCandidatesTest {
  private static final long RECORDS = 30;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"DIRECT, 1, 1", "DIRECT, 4, 2", "IN_PROCESS, 1, 3", "IN_PROCESS, 4, 4"})
  void candidatesComeWithTheirTextsAndOthersPass(Engine engine, int count, long order)
      throws IOException {
    Map<Long, String> candidates = new TreeMap<>();
    SortedSet<Long> alone = new TreeSet<>();
    fetch(engine, new Partitions(count), order, "text of ", candidates, alone);

    assertThat(alone)
        .containsExactlyElementsOf(
            LongStream.range(0, RECORDS).filter(n -> n % 3 > 0).boxed().toList());
    // Number 9 went before: it has a text and a component, but no row any more.
    assertThat(candidates.keySet())
        .containsExactlyElementsOf(
            LongStream.range(0, RECORDS).filter(n -> n % 3 == 0 && n != 9).boxed().toList());
    candidates.forEach((number, text) -> assertThat(text).isEqualTo("text of " + number));
  }

  @Test
  void aCandidateWhoseTextIsNotThereEndsTheRun() {
    assertThatThrownBy(
            () ->
                fetch(
                    Engine.IN_PROCESS, new Partitions(1), 1, "", new TreeMap<>(), new TreeSet<>()))
        .rootCause()
        .hasMessage("the texts of 9 records that may be alike are not in the spill");
  }

  private void fetch(
      Engine engine,
      Partitions partitions,
      long order,
      String text,
      Map<Long, String> candidates,
      SortedSet<Long> alone)
      throws IOException {
    List<TestRow> records =
        LongStream.range(0, RECORDS)
            .filter(number -> number != 9)
            .mapToObj(number -> TestRow.of(number).at(0, number))
            .toList();
    Pipeline pipeline = engine.pipeline();
    PCollection<KV<Integer, byte[]>> rows =
        pipeline.apply(
            "rows",
            TestBlocks.shuffled(
                records, row -> partitions.of(Ordinal.spread(row.ordinal())), order));
    FetchedCandidates fetched =
        rows.apply(
            FetchCandidates.of(
                pipeline.apply("members", members(partitions)),
                pipeline.apply("texts", texts(partitions, text)),
                places(partitions)));
    Collected<KV<Integer, byte[]>> found = Collected.of(fetched.candidates());
    Collected<KV<Integer, byte[]>> passed = Collected.of(fetched.alone());
    pipeline.run().waitUntilFinish();
    int together = partitions.of(Ordinal.spread(Ordinal.of(0, 0)));
    for (KV<Integer, byte[]> block : found.elements()) {
      assertThat(block.getKey()).isEqualTo(together);
      read(block.getValue(), candidates);
    }
    for (KV<Integer, byte[]> block : passed.elements()) {
      byte[] bytes = block.getValue();
      for (int row = 0; row < bytes.length; row += RecordRow.WIDTH) {
        assertThat(alone.add(Ordinal.offset(RecordRow.ordinal(bytes, row)))).isTrue();
      }
    }
  }

  private static void read(byte[] block, Map<Long, String> into) {
    for (int row = 0; row < block.length; row += CandidateRow.length(block, row)) {
      int length = CandidateRow.length(block, row) - CandidateRow.CONTENT;
      String text = new String(block, row + CandidateRow.CONTENT, length, UTF_8);
      long number = Ordinal.offset(RecordRow.ordinal(block, CandidateRow.record(row)));
      assertThat(into.put(number, text)).isNull();
    }
  }

  private static Create.Values<KV<Integer, byte[]>> members(Partitions partitions) {
    RowRouter members = new RowRouter();
    for (long number = 0; number < RECORDS; number += 3) {
      long ordinal = Ordinal.of(0, number);
      PairRow.put(members.to(partitions.of(Ordinal.spread(ordinal))), ordinal, Ordinal.of(0, 0));
    }
    return blocks(members);
  }

  /** The texts of all, in two segments; of none where there is no text. */
  private Create.Values<KV<Integer, byte[]>> texts(Partitions partitions, String text)
      throws IOException {
    SpillWriter spill = SpillWriter.ofTexts(new LocalStorage(), spill(), partitions);
    RowRouter slices = new RowRouter();
    for (long number = 0; number < RECORDS && !text.isEmpty(); number++) {
      long ordinal = Ordinal.of(0, number);
      byte[] bytes = (text + number).getBytes(UTF_8);
      spill.add(Ordinal.spread(ordinal), ordinal, bytes, bytes.length);
      if (number == RECORDS / 2) {
        spill.flush(slices);
      }
    }
    spill.flush(slices);
    return blocks(slices);
  }

  private static Create.Values<KV<Integer, byte[]>> blocks(RowRouter rows) {
    List<KV<Integer, byte[]>> blocks = new ArrayList<>();
    rows.flush((partition, block) -> blocks.add(KV.of(partition, block)));
    return Create.of(blocks).withCoder(Blocks.CODER);
  }

  private ShardSettings.Places places(Partitions partitions) {
    return new ShardSettings.Places(
        new LocalStorage(),
        spill(),
        folder.resolve("staging").toString(),
        partitions,
        partitions,
        5);
  }

  private String spill() {
    return folder.resolve("spill").toString();
  }
}
