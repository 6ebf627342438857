package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.lineage.Ledger;
import dev.granary.lineage.PlaceAnswer;
import dev.granary.spec.Environment.Engine;
import dev.granary.storage.LocalStorage;
import dev.granary.version.Manifest;
import dev.granary.version.Tally;
import dev.granary.version.Versions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 10,000 damaged lines of each format: every one is in the ledger, none is lost, nothing crashes.
 */
class MutatedInputTest {
  private static final int LINES = 10_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"jsonl", "csv"})
  void everyMutatedLineIsInTheLedger(String format) throws IOException {
    byte[] input = format.equals("csv") ? table() : documents();
    Files.write(folder.resolve("input." + format), input);
    Path spec = folder.resolve("spec.yaml");
    Files.writeString(spec, spec(format));

    RunResult result =
        Runs.run(spec, Runs.environment(Engine.IN_PROCESS, 2, folder.resolve("out")));

    assertThat(result.getClass()).isEqualTo(RunResult.Published.class);
    LocalStorage storage = new LocalStorage();
    Versions versions = Versions.of(storage, folder.resolve("out").toString(), "mutated");
    Manifest manifest = versions.manifest(versions.resolve(Versions.LATEST));
    Tally tally = manifest.draft().sources().get(0).tally();
    assertThat(tally.read()).isEqualTo(LINES);
    assertThat(tally.quarantined().values().stream().mapToLong(Long::longValue).sum())
        .as("the mutations are strong enough to matter")
        .isBetween(LINES / 10L, LINES * 9L / 10);
    Ledger ledger = Ledger.open(storage, versions.resolve(Versions.LATEST).directory());
    int firstLine = format.equals("csv") ? 2 : 1;
    for (int line = 0; line < LINES; line += 37) {
      PlaceAnswer answer = ledger.atPlace("input." + format, firstLine + line);
      assertThat(answer).as("line %d", firstLine + line).isInstanceOf(PlaceAnswer.Exact.class);
    }
  }

  private static String spec(String format) {
    return """
        dataset: mutated
        version: "1.0"
        seed: 7
        sources:
          - name: lines
            files: input.%s
            licence: synthetic
        schema:
          number: {type: int}
          word: {type: string, length: [1, 40]}
          share: {type: float, required: false, range: [0, 1]}
        features:
          number: {}
          word: {}
        checks: {max_quarantined: 1.0}
        dedup:
          exact: {on: all, normalise: [case, space]}
        publish: {root: out}
        """
        .formatted(format);
  }

  /** Bytes are changed, but none into or out of a line end, so that lines can be counted. */
  private static byte[] documents() {
    Random random = new Random(20261120);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < LINES; i++) {
      String line =
          "{\"number\": %d, \"word\": \"w\\u00e4rd %d\", \"share\": 0.%d}"
              .formatted(i, random.nextInt(5_000), random.nextInt(1_000));
      out.writeBytes(mutate(line.getBytes(StandardCharsets.UTF_8), random, "\n\r"));
      out.write('\n');
    }
    return out.toByteArray();
  }

  /** Quotes are left alone too: an open one would rightly swallow the lines after it. */
  private static byte[] table() {
    Random random = new Random(20261121);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("number,word,share\n".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < LINES; i++) {
      String line = "%d,wärd %d,0.%d".formatted(i, random.nextInt(5_000), random.nextInt(1_000));
      out.writeBytes(mutate(line.getBytes(StandardCharsets.UTF_8), random, "\n\r\""));
      out.write('\n');
    }
    return out.toByteArray();
  }

  private static byte[] mutate(byte[] line, Random random, String spared) {
    byte[] mutated = line.clone();
    for (int changes = random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(mutated.length);
      byte to = (byte) random.nextInt(256);
      if (spared.indexOf(to) < 0 && spared.indexOf(mutated[at]) < 0) {
        mutated[at] = to;
      }
    }
    return mutated;
  }
}
