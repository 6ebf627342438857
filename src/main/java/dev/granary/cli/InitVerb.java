package dev.granary.cli;

import dev.granary.infer.LookAtFiles;
import dev.granary.infer.StarterSpec;
import dev.granary.read.SourceFile;
import dev.granary.record.Format;
import dev.granary.spec.Specs;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proposes a spec for data that has none. */
@Command(
    name = "init",
    description =
        "Look at files and write a first spec.yaml for them, which granary check accepts and granary"
            + " run runs. What each line follows from stands beside it.")
final class InitVerb implements Callable<Integer> {
  private static final String SCHEMA = ".pbtxt";

  @Parameters(paramLabel = "DIR", description = "The folder of the new spec.")
  private Path folder = Path.of(".");

  @Option(
      names = "--from",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Files to look at: csv, tsv, jsonl, parquet, avro or tfrecord, all of one format; beside"
              + " them perhaps one schema.pbtxt, which then says what the fields are.")
  private List<Path> from = List.of();

  @Option(names = "--dry-run", description = "Print the spec; nothing is written.")
  private boolean dryRun;

  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    String spec = spec(new LocalStorage());
    if (dryRun) {
      self.commandLine().getOut().print(spec);
      return ExitCode.DONE.number();
    }
    Path file = folder.resolve("spec.yaml");
    Specs.read(file, spec);
    try {
      Files.createDirectories(folder);
      Files.writeString(file, spec, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new VerbFailed(
          ExitCode.INVALID, file + " is there already; name another folder, or remove it");
    }
    self.commandLine()
        .getOut()
        .print(
            "wrote %s\nnext: granary check %s, then granary run %s\n".formatted(file, file, file));
    return ExitCode.DONE.number();
  }

  private String spec(Storage storage) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    Set<Format> formats = new TreeSet<>();
    List<String> schemas = new ArrayList<>();
    for (Path path : new TreeSet<>(from)) {
      if (!Files.isRegularFile(path)) {
        throw new VerbFailed(ExitCode.MISSING_INPUT, path + " is no file");
      }
      if (path.toString().endsWith(SCHEMA)) {
        schemas.add(relative(path.toAbsolutePath().normalize().toString()));
        continue;
      }
      formats.add(format(path));
      files.add(
          new SourceFile(
              files.size(),
              0,
              path.toAbsolutePath().normalize().toString(),
              path.toString(),
              Files.size(path)));
    }
    if (files.isEmpty() || schemas.size() > 1) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "name the files that hold the records, and at most one %s".formatted(SCHEMA));
    }
    if (formats.size() > 1) {
      throw new VerbFailed(
          ExitCode.INVALID,
          "the files are of more than one format; write a spec for each, or one by hand");
    }
    LookAtFiles.Found found = new LookAtFiles(storage, files).look(formats.iterator().next());
    if (found.fields().isEmpty() || found.rows() == 0) {
      throw new VerbFailed(
          ExitCode.MISSING_INPUT, "no row could be read in " + files.get(0).name());
    }
    return StarterSpec.of(
        name(),
        new StarterSpec.Data(
            files.stream().map(file -> relative(file.path())).toList(),
            found.format(),
            found.fields(),
            found.rows(),
            schemas,
            told(found)));
  }

  private static String told(LookAtFiles.Found found) {
    String rows =
        String.format(
            Locale.ROOT,
            "%s%,d rows were looked at",
            found.isWhole() ? "all " : "the first ",
            found.rows());
    return found.rejected() == 0
        ? rows + "."
        : rows + String.format(Locale.ROOT, "; %,d more could not be read.", found.rejected());
  }

  private String name() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "dataset" : name.toString();
  }

  /** As the spec names it: from its own folder. */
  private String relative(String path) {
    return folder.toAbsolutePath().normalize().relativize(Path.of(path)).toString();
  }

  private static Format format(Path path) {
    String name =
        path.toString()
            .replaceAll("\\.(gz|zst)$", "")
            .replaceAll("-[0-9]+-of-[0-9]+$", "")
            .replaceAll("\\.tfrecords$", ".tfrecord");
    for (Format format : Format.values()) {
      if (format != Format.TEXT && name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new VerbFailed(
        ExitCode.INVALID,
        path
            + " does not tell its format: name files .csv, .tsv, .jsonl, .parquet, .avro or .tfrecord");
  }
}
