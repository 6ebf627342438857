package dev.granary.pipeline;

import dev.granary.coding.DataCoder;
import dev.granary.coding.Ordinal;
import dev.granary.read.SourceFile;
import dev.granary.storage.Durability;
import dev.granary.storage.Storage;
import dev.granary.version.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The files of a run, numbered in the order of their names. It is kept in a file of the run, so
 * that the graph stays small however many inputs there are.
 */
public record InputListing(List<SourceFile> files) {
  private static final ListingCoder CODER = new ListingCoder();
  private static final int MOST_BYTES = 1 << 30;

  public InputListing {
    files = List.copyOf(files);
  }

  /** Numbers the files, in whatever order they were found. */
  static InputListing of(List<SourceFile> found) {
    if (found.size() > Ordinal.MOST_FILES) {
      throw new IllegalArgumentException(
          found.size() + " input files are more than one run can read: " + Ordinal.MOST_FILES);
    }
    List<SourceFile> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparing(
                (SourceFile file) -> file.name().getBytes(StandardCharsets.UTF_8),
                Arrays::compareUnsigned)
            .thenComparingInt(SourceFile::source));
    List<SourceFile> numbered = new ArrayList<>(sorted.size());
    for (SourceFile file : sorted) {
      numbered.add(
          new SourceFile(numbered.size(), file.source(), file.path(), file.name(), file.bytes()));
    }
    return new InputListing(numbered);
  }

  /** Of all files, as they lie in storage. */
  public long bytes() {
    return files.stream().mapToLong(SourceFile::bytes).sum();
  }

  /** Over names, paths and sizes, not over content. */
  Sha256 digest() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CODER.encode(this, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return Sha256.of(bytes.toByteArray());
  }

  void write(Storage storage, String path) throws IOException {
    try (OutputStream out = storage.create(path, Durability.SPILL)) {
      CODER.encode(this, out);
    }
  }

  static InputListing read(Storage storage, String path) throws IOException {
    return CODER.decode(new ByteArrayInputStream(storage.read(path, MOST_BYTES)));
  }

  private static final class ListingCoder extends DataCoder<InputListing> {
    @Override
    protected void write(InputListing value, DataOutputStream out) throws IOException {
      out.writeInt(value.files.size());
      for (SourceFile file : value.files) {
        out.writeInt(file.source());
        writeText(out, file.path());
        writeText(out, file.name());
        out.writeLong(file.bytes());
      }
    }

    @Override
    protected InputListing read(DataInputStream in) throws IOException {
      int count = in.readInt();
      List<SourceFile> files = new ArrayList<>(count);
      for (int number = 0; number < count; number++) {
        files.add(new SourceFile(number, in.readInt(), readText(in), readText(in), in.readLong()));
      }
      return new InputListing(files);
    }
  }
}
