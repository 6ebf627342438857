package dev.granary.bench;

import dev.granary.check.CheckPlan;
import dev.granary.check.RecordChecks;
import dev.granary.check.RowPlan;
import dev.granary.read.BlockReader;
import dev.granary.read.FileBlock;
import dev.granary.read.FileBlocks;
import dev.granary.read.RawRecord;
import dev.granary.read.RecordSink;
import dev.granary.read.SourceFile;
import dev.granary.record.FieldHasher;
import dev.granary.record.FieldValues;
import dev.granary.record.Reason;
import dev.granary.record.Schema;
import dev.granary.record.condition.Mentioned;
import dev.granary.spec.ChecksSpec;
import dev.granary.spec.SourceSpec;
import dev.granary.spec.Spec;
import dev.granary.spec.Specs;
import dev.granary.storage.LocalStorage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads, checks and counts the records of one file on one thread, and does nothing else with them:
 * what these steps cost without a run around them. Each is measured with those that it needs, once
 * the code is compiled. Tells lines of {@code stage WALL PROCESSOR NAME}; the processor's seconds
 * are those of this thread alone.
 *
 * <p>Arguments: a folder with {@code table.csv}, and specs that end in the number of their rules.
 */
final class ChecksAlone {
  private static final int BLOCK = 4 << 20;

  private final Path table;

  private ChecksAlone(Path table) {
    this.table = table;
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    ChecksAlone alone = new ChecksAlone(folder.resolve("table.csv"));
    Spec plain = spec(folder, 0);
    alone.measure("parse", plain, Nothing::new);
    alone.measure("types", plain, () -> new Checked(plain));
    for (int rules : ChecksBench.RULES.subList(1, ChecksBench.RULES.size())) {
      Spec ruled = spec(folder, rules);
      alone.measure(rules + " rules", ruled, () -> new Checked(ruled));
    }
    alone.measure("statistics", plain, () -> new Counted(plain));
  }

  private static Spec spec(Path folder, int rules) {
    return Specs.read(ChecksBench.spec(folder, rules)).spec();
  }

  /** Begins anew for each turn. */
  private interface Begin {
    Counting sink();
  }

  /** A first time to have the code compiled, and a second one that counts. */
  private void measure(String name, Spec spec, Begin begin) throws IOException {
    read(spec, begin.sink());
    long wall = System.nanoTime();
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Counting sink = begin.sink();
    read(spec, sink);
    System.out.println(
        String.format(
            Locale.ROOT,
            "stage %.3f %.3f %s",
            (System.nanoTime() - wall) / 1e9,
            (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9,
            name));
    System.out.println("records " + sink.records + " of " + name);
  }

  private void read(Spec spec, RecordSink sink) throws IOException {
    LocalStorage storage = new LocalStorage();
    SourceSpec source = spec.sources().get(0);
    SourceFile file = new SourceFile(0, 0, table.toString(), table.toString(), Files.size(table));
    BlockReader reader = new BlockReader(storage, spec.schema(), spec.limits());
    for (FileBlock block : FileBlocks.of(storage, file, source.format(), spec.limits(), BLOCK)) {
      reader.read(block, sink);
    }
  }

  /** What takes records and rejects none. */
  private abstract static class Counting implements RecordSink {
    private long records;

    abstract void take(FieldValues values);

    @Override
    public void accept(RawRecord where, FieldValues values) {
      records++;
      take(values);
    }

    @Override
    public void reject(RawRecord where, Reason reason, String evidence) {
      throw new IllegalStateException(reason + ": " + evidence);
    }
  }

  private static final class Nothing extends Counting {
    @Override
    void take(FieldValues values) {}
  }

  /** Converts values to the types of the schema, and holds them against the rules. */
  private static class Checked extends Counting {
    private final RecordChecks checks;

    Checked(Spec spec) {
      List<RowPlan> rows = new ArrayList<>();
      for (ChecksSpec.Row row : spec.checks().rows()) {
        rows.add(
            new RowPlan(
                row.name(),
                row.path(),
                row.text(),
                row.that(),
                row.when().orElse(null),
                Mentioned.in(row.that()).fields(),
                row.consequence()));
      }
      checks =
          new RecordChecks(new CheckPlan(spec.schema(), rows, List.of(), List.of()), List.of());
    }

    @Override
    void take(FieldValues values) {
      checks
          .check(values)
          .ifPresent(
              violation -> {
                throw new IllegalStateException(violation.rule() + ": " + violation.evidence());
              });
    }
  }

  /** Names each record, as a run does, and counts its values. */
  private static final class Counted extends Checked {
    private final FieldHasher ids;
    private final WideTally tally;

    Counted(Spec spec) {
      super(spec);
      Schema schema = spec.schema();
      ids = new FieldHasher("table", new int[] {schema.indexOf("id")});
      tally = new WideTally(schema, spec.seed());
    }

    @Override
    void take(FieldValues values) {
      super.take(values);
      tally.take(ids.hash(values), values);
    }
  }
}
