package dev.granary.read;

import dev.granary.read.avro.Container;
import dev.granary.read.avro.RecordDecoder;
import dev.granary.read.binary.Malformed;
import dev.granary.read.example.FeatureNames;
import dev.granary.read.parquet.Leaf;
import dev.granary.record.Limits;
import dev.granary.record.ValueLists;
import dev.granary.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What binary files call their columns. Of a file that is damaged, those that could be read. */
final class BinaryNames {
  private BinaryNames() {}

  /** Columns of single values, and of lists of them; not what is nested deeper. */
  static List<String> ofParquet(Storage storage, SourceFile file) throws IOException {
    List<Leaf> leaves = new ArrayList<>();
    try (FileParts parts = FileParts.open(storage, file)) {
      ParquetFooter.read(
          parts,
          file.bytes(),
          Limits.DEFAULT,
          found -> {
            leaves.addAll(found);
            return new int[0];
          });
    } catch (Malformed damaged) {
      // A run tells what is wrong with it.
    }
    return leaves.stream().map(leaf -> name(leaf, leaves)).distinct().toList();
  }

  private static String name(Leaf leaf, List<Leaf> leaves) {
    String name = leaf.path();
    for (int level = 0; level < 2 && name.indexOf('.') > 0; level++) {
      String group = name.substring(0, name.lastIndexOf('.'));
      long columns = leaves.stream().filter(other -> other.path().startsWith(group + ".")).count();
      if (!leaf.isListOf(group) || columns > 1) {
        break;
      }
      name = group;
    }
    return name;
  }

  static List<String> ofAvro(byte[] head) {
    try {
      String schema = Container.read(head, 0, head.length).schema();
      return new RecordDecoder(
              schema,
              Limits.DEFAULT.depth(),
              List.of(),
              field -> false,
              field -> false,
              new ValueLists(0))
          .names();
    } catch (Malformed damaged) {
      return List.of();
    }
  }

  /** Of all examples that are whole in these bytes. */
  static List<String> ofExamples(byte[] head) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    InputStream text = new ByteArrayInputStream(head);
    TfFrames frames =
        new TfFrames(new TextWindow(text, 0, head.length, TextWindow.newBuffer()), head.length);
    RawRecord example = new RawRecord();
    try {
      while (frames.next(example)) {
        if (example.held()) {
          FeatureNames.addTo(names, example.buffer(), example.start(), (int) example.bytes());
        }
      }
    } catch (DamagedText | Malformed cut) {
      // A run tells what is wrong with it.
    }
    return List.copyOf(names);
  }
}
