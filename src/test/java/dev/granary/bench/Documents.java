package dev.granary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Generated documents with a spec that uses most steps: more of them than one partition takes. */
public final class Documents {
  private Documents() {}

  /**
   * Writes both into a folder.
   *
   * @return the spec
   */
  public static Path in(Path folder, int megabytes, int files, int targetMib) throws IOException {
    GenerateDocuments.main(
        new String[] {
          folder.resolve("documents").toString(),
          Integer.toString(megabytes),
          Integer.toString(files)
        });
    return Files.writeString(
        folder.resolve("spec.yaml"),
        """
        dataset: documents
        version: "1.0"
        seed: 20261120
        sources:
          - {name: web, files: documents/*.jsonl, licence: synthetic}
        schema:
          id: {type: string}
          source: {type: string}
          label: {type: string}
          text: {type: string}
        dedup:
          exact: {on: [text], normalise: [case, space]}
          keep: [longest, earliest]
        splits: {train: 0.8, test: 0.1}
        balance: {by: label, strategy: downsample, max_ratio: 1.5}
        shards: {target_mib: %d, processes: [3]}
        publish: {root: out}
        """
            .formatted(targetMib));
  }
}
