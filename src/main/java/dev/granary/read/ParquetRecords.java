package dev.granary.read;

import dev.granary.read.binary.Malformed;
import dev.granary.read.parquet.Allowance;
import dev.granary.read.parquet.Footer;
import dev.granary.read.parquet.RowGroup;
import dev.granary.read.parquet.Rows;
import dev.granary.record.FieldHasher;
import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Schema;
import dev.granary.record.ValueLists;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of the row groups that begin in a block. A row group that is damaged is one
 * rejection from the row on at which that shows; the others are read.
 */
final class ParquetRecords implements RecordSource {
  private final FileBlock block;
  private final Schema schema;
  private final Limits limits;
  private final FileParts file;
  private final FieldHasher hasher;
  private final ValueLimits valueLimits;
  private final Expansion expansion;
  private final ValueLists lists;
  private List<Rows.Wanted> wanted = List.of();
  private List<String> unread = List.of();
  private @Nullable Iterator<RowGroup> groups;
  private @Nullable RowGroup group;
  private @Nullable Rows rows;
  private long row;
  private long lines;
  private long stored;
  private long allRows = 1;

  ParquetRecords(Storage storage, FileBlock block, Schema schema, Limits limits)
      throws IOException {
    this.block = block;
    this.schema = schema;
    this.limits = limits;
    this.file = FileParts.open(storage, block.file());
    this.valueLimits = new ValueLimits(schema, limits);
    this.lists = new ValueLists(limits.recordBytes());
    this.expansion = new Expansion(limits.ratio());
    this.hasher = new FieldHasher("granary row", IntStream.range(0, schema.size()).toArray());
  }

  @Override
  public boolean next(RawRecord record, FieldValues values) throws IOException, RejectedRecord {
    if (groups == null) {
      record.place(0, 0);
      record.gathered(0, () -> hasher.hash(values));
      values.clear();
      groups = openFooter().iterator();
    }
    if (!isInGroup(record)) {
      return false;
    }
    return row(record, values);
  }

  @Override
  public List<String> unread() {
    return unread;
  }

  @Override
  public long lines() {
    return lines;
  }

  @Override
  public long stored() {
    return stored;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private boolean row(RawRecord record, FieldValues values) throws IOException, RejectedRecord {
    RowGroup current = Objects.requireNonNull(group);
    record.place(current.firstRow() + row, lines);
    row++;
    lines++;
    stored = (long) ((double) block.file().bytes() * (current.firstRow() + row) / allRows);
    try {
      Objects.requireNonNull(rows).next(values);
      long length = ValueLimits.length(values);
      record.gathered(length, () -> hasher.hash(values));
      expansion.take(length, current.bytes());
    } catch (Malformed e) {
      record.gathered(0, () -> hasher.hash(values));
      lines += current.rows() - row;
      endGroup();
      throw new DamagedText(e.evidence());
    }
    valueLimits.check(values);
    return true;
  }

  private boolean isInGroup(RawRecord record) throws IOException {
    while (group == null || row == group.rows()) {
      endGroup();
      if (groups == null || !groups.hasNext()) {
        return false;
      }
      RowGroup next = groups.next();
      begin(next, record);
    }
    return true;
  }

  private void begin(RowGroup next, RawRecord record) throws IOException {
    record.place(next.firstRow(), lines);
    expansion.begin();
    row = 0;
    group = next;
    try {
      rows =
          new Rows(
              file, next, wanted, lists, new Allowance(Memory.part(limits), Memory.all(limits)));
    } catch (Malformed e) {
      lines += next.rows();
      group = null;
      throw new DamagedText("row group " + (next.number() + 1) + ": " + e.evidence());
    }
  }

  private void endGroup() {
    group = null;
    rows = null;
    row = 0;
  }

  /** The row groups of this block; what is wrong with the whole file the first block tells. */
  private List<RowGroup> openFooter() throws IOException, RejectedRecord {
    try {
      Footer footer = readFooter();
      allRows = Math.max(1, footer.groups().stream().mapToLong(RowGroup::rows).sum());
      expansion.requireFew(allRows, block.file().bytes());
      return footer.groups().stream()
          .filter(each -> each.start() >= block.start() && each.start() < block.end())
          .toList();
    } catch (Malformed e) {
      groups = List.<RowGroup>of().iterator();
      if (block.start() > 0) {
        return List.of();
      }
      throw new DamagedText(e.evidence());
    } catch (RejectedRecord e) {
      groups = List.<RowGroup>of().iterator();
      if (block.start() > 0) {
        return List.of();
      }
      throw e;
    }
  }

  private Footer readFooter() throws IOException, RejectedRecord, Malformed {
    return ParquetFooter.read(
        file,
        block.file().bytes(),
        limits,
        leaves -> {
          wanted = ParquetColumns.of(schema, leaves);
          unread = ParquetColumns.unread(schema, leaves);
          return wanted.stream().mapToInt(column -> leaves.indexOf(column.leaf())).toArray();
        });
  }
}
