package dev.granary.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.granary.record.Compression;
import dev.granary.record.Format;
import dev.granary.record.Limits;
import dev.granary.record.SourceFormat;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a file calls its values: the cells of its first row, the members of its objects, its columns
 * or its features.
 */
public final class HeadNames {
  private static final int HEAD = 1 << 20;
  private static final int MOST_NAMES = 10_000;

  private HeadNames() {}

  /** In the order in which they come; of a table also names that stand there twice. */
  public static List<String> of(Storage storage, SourceFile file, SourceFormat format)
      throws IOException {
    if (format.format() == Format.PARQUET) {
      return BinaryNames.ofParquet(storage, file);
    }
    byte[] head = head(storage, file, format);
    return switch (format.format()) {
      case JSONL -> members(new String(head, StandardCharsets.UTF_8));
      case AVRO -> BinaryNames.ofAvro(head);
      case TFRECORD -> BinaryNames.ofExamples(head);
      case CSV, TSV, TEXT, IMAGES, PARQUET -> cells(head, format);
    };
  }

  private static byte[] head(Storage storage, SourceFile file, SourceFormat format)
      throws IOException {
    Compression compression = FileStart.of(storage, file).compression();
    SourceFormat settled =
        new SourceFormat(format.format(), compression, format.dialect(), format.nulls());
    FileBlock block = new FileBlock(file, settled, 0, file.bytes(), 0, FileBlock.NO_HEADER);
    try (RawBytes raw = RawBytes.open(storage, block, 0);
        InputStream text = Decompression.of(raw, compression, Limits.DEFAULT.ratio())) {
      return text.readNBytes(HEAD);
    }
  }

  /** Lines that are cut or no objects are passed over: a run tells what is wrong with them. */
  private static List<String> members(String head) {
    Set<String> names = new LinkedHashSet<>();
    JsonFactory factory = new JsonFactory();
    head.lines().forEach(line -> addMembers(line, factory, names));
    return names.stream().limit(MOST_NAMES).toList();
  }

  private static void addMembers(String line, JsonFactory factory, Set<String> names) {
    try (JsonParser parser = factory.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        names.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (IOException cut) {
      // What was read of it counts.
    }
  }

  private static List<String> cells(byte[] head, SourceFormat format) {
    ByteOrderMark mark = ByteOrderMark.at(head, 0, head.length);
    int start = mark.bytes();
    RowScanner scanner = new RowScanner(format.dialect(), MOST_NAMES);
    scanner.begin();
    int end = scanner.find(head, start, head.length, start);
    if (end < 0) {
      scanner.endOfText(start, head.length);
    }
    List<String> cells = new ArrayList<>();
    String quote = Character.toString(format.dialect().quote());
    for (int i = 0; i < scanner.fields(); i++) {
      int from = start + scanner.start(i);
      int to = start + scanner.end(i);
      String cell = new String(head, from, to - from, StandardCharsets.UTF_8);
      cells.add(scanner.doubled(i) ? cell.replace(quote + quote, quote) : cell);
    }
    return cells;
  }
}
