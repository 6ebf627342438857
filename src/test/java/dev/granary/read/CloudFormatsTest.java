package dev.granary.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Compression;
import dev.granary.record.CsvDialect;
import dev.granary.record.Format;
import dev.granary.record.Limits;
import dev.granary.record.Schema;
import dev.granary.record.SourceFormat;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import dev.granary.storage.gcs.GcsRequest;
import dev.granary.storage.gcs.GcsStorage;
import dev.granary.storage.gcs.Impatient;
import dev.granary.storage.gcs.LocalGcs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Binary formats on Cloud Storage, by Google's client: the same is read, by ranges. */
class CloudFormatsTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden/formats");
  private static final Schema SCHEMA = Reading.schema("text", "count", "ratio", "key");

  @ParameterizedTest
  @ValueSource(strings = {"zstd.parquet", "snappy.avro", "plain.parquet", "deflate.avro"})
  void theSameRecordsAreReadOfABucket(String name) throws IOException {
    byte[] content = Files.readAllBytes(FOLDER.resolve(name));
    Format format = Format.valueOf(name.substring(name.indexOf('.') + 1).toUpperCase(Locale.ROOT));
    SourceFormat source = new SourceFormat(format, Compression.NONE, CsvDialect.COMMA, List.of());
    Reading here = Reading.of(content, source, Limits.DEFAULT, SCHEMA, 500);
    try (LocalGcs gcs = LocalGcs.start("bucket")) {
      String path = "gs://bucket/" + name;
      Storage storage = new GcsStorage(Impatient.at(gcs.endpoint()));
      try (OutputStream out = storage.create(path, Durability.SPILL)) {
        out.write(content);
      }
      SourceFile file = new SourceFile(0, 0, path, path, content.length);

      Reading there = Reading.of(storage, file, source, Limits.DEFAULT, SCHEMA, 500);

      assertThat(there.seen()).isEqualTo(here.seen());
      assertThat(there.fileDigest()).isEqualTo(here.fileDigest());
      assertThat(gcs.requests().stream().filter(CloudFormatsTest::isOfARange).count())
          .as("requests of ranges")
          .isGreaterThan(1);
    }
  }

  private static boolean isOfARange(GcsRequest request) {
    return request.headers().keySet().stream().anyMatch(name -> name.equalsIgnoreCase("range"));
  }
}
