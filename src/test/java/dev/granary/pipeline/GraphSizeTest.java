package dev.granary.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.pipeline.inprocess.InProcessRunner;
import dev.granary.read.SourceFile;
import dev.granary.spec.Spec;
import dev.granary.spec.Specs;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.StorageByScheme;
import dev.granary.storage.gcs.GcsSettings;
import dev.granary.storage.gcs.GcsStorage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.construction.PipelineTranslation;
import org.junit.jupiter.api.Test;

/** A service takes graphs up to some size, and its workers see nothing of this machine. */
class GraphSizeTest {
  private static final Path FILE = Path.of("pipelines/bird_strikes/spec.yaml");

  @Test
  void aHundredThousandFilesMakeASmallGraphThatNamesNoneOfThisMachine() {
    Spec spec = Specs.read(FILE).spec();
    List<SourceFile> files =
        IntStream.range(0, 100_000)
            .mapToObj(
                number -> {
                  String path = "gs://lake/data/file-%06d.csv".formatted(number);
                  return new SourceFile(0, 0, path, path, 1 << 20);
                })
            .toList();
    RunPlaces places =
        new RunPlaces(
            new StorageByScheme(
                    new LocalStorage(),
                    new GcsStorage(
                        new GcsSettings(
                            "https://storage.googleapis.com", "", GcsSettings.Credentials.DEFAULT)))
                .confinedTo("gs://lake/out/bird_strikes"),
            "gs://lake/out/bird_strikes/_runs/1-1",
            "gs://lake/spill/1-1");
    PipelineOptions options = PipelineOptionsFactory.create();
    options.setRunner(InProcessRunner.class);
    Pipeline pipeline = Pipeline.create(options);

    new GovernData(Plans.of(spec, places, InputListing.of(files), 4 << 20)).whole(pipeline);

    byte[] graph = PipelineTranslation.toProto(pipeline).toByteArray();
    assertThat(graph).hasSizeLessThan(1_000_000);
    assertThat(new String(graph, StandardCharsets.ISO_8859_1))
        .contains("Scan files")
        .doesNotContain("file-000")
        .doesNotContain(Path.of("").toAbsolutePath().toString())
        .doesNotContain(System.getProperty("user.home") + "/")
        .doesNotContain("/tmp/");
  }
}
