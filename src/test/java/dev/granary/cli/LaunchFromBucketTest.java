package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.storage.gcs.GcsRequest;
import dev.granary.storage.gcs.LocalGcs;
import dev.granary.train.Natives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers of this machine train on a version that stands in a bucket. */
@Timeout(240)
class LaunchFromBucketTest {
  @TempDir Path folder;
  private LocalGcs gcs;
  private Installed installed;
  private String environment;
  private int requestsOfRun;

  @BeforeEach
  void publish() throws IOException {
    Natives.require();
    gcs = LocalGcs.start("lake");
    installed = Installed.in(folder);
    environment =
        Files.writeString(
                folder.resolve("cloud.yaml"),
                "root: gs://lake/published\ngcs: {endpoint: \"%s\", credentials: none}\n"
                    .formatted(gcs.endpoint()))
            .toString();
    Told run = Told.by("run", installed.spec().toString(), "--env", environment);
    assertThat(run.code()).as(run.err()).isZero();
    requestsOfRun = gcs.requests().size();
  }

  @AfterEach
  void stop() {
    if (gcs != null) {
      gcs.close();
    }
  }

  @Test
  void shardsAreFetchedOnceAndOnlyThoseThatTheTrainingReads() throws Exception {
    Told first = launch("first");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("model: training/rows/1.0.0-001/saved_model");
    assertThat(folder.resolve("training/rows/1.0.0-001/saved_model")).isDirectory();
    assertThat(first.err()).containsPattern("fetching [1-9][0-9]* files of shards, .*, to .*cache");
    assertThat(downloadsOf("-train.tfrecord")).isPositive();
    assertThat(downloadsOf("-validation.tfrecord")).isPositive();
    assertThat(downloadsOf("-test.tfrecord")).isZero();

    long before = downloadsOf(".tfrecord");
    Told second = launch("second", "--recheck", "--hosts", "2");

    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.err())
        .containsPattern(
            "fetched 0 files of shards, 0 B; checked [1-9][0-9]* that were there; 0 known");
    assertThat(downloadsOf(".tfrecord")).isEqualTo(before);
    assertThat(folder.resolve("training/rows/1.0.0-002/evaluation.json")).exists();
    assertThat(Told.by("models", installed.spec().toString(), "--env", environment).out().lines())
        .filteredOn(line -> line.contains("finished"))
        .hasSize(2);
  }

  private Told launch(String name, String... more) throws Exception {
    String[] words = new String[more.length + 4];
    words[0] = "launch";
    words[1] = installed.spec().toString();
    words[2] = "--env";
    words[3] = environment;
    System.arraycopy(more, 0, words, 4, more.length);
    return installed.tell(name, words);
  }

  private long downloadsOf(String part) {
    return gcs.requests().stream()
        .skip(requestsOfRun)
        .filter(GcsRequest::isDownload)
        .filter(request -> request.object().orElse("").contains(part))
        .count();
  }
}
