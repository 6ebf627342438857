package dev.granary.read;

import dev.granary.read.avro.RecordDecoder;
import dev.granary.read.binary.Cursor;
import dev.granary.read.binary.Malformed;
import dev.granary.read.binary.Packing;
import dev.granary.read.binary.Unpacked;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import dev.granary.record.Schema;
import dev.granary.record.ValueLists;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of the Avro blocks that begin in a block of a file. What is wrong inside an
 * Avro block makes the rest of it unreadable, as nobody knows where its next record begins; a block
 * without its marker, the rest of the file.
 */
final class AvroRecords implements RecordSource {
  /** Up to here a block may be so regular that it is stored in few bytes. */
  private static final long REGULAR = 1 << 16;

  private final FileBlock block;
  private final TextWindow window;
  private final Schema schema;
  private final Limits limits;
  private final ValueLimits valueLimits;
  private final long end;
  private final Unpacked memory = new Unpacked();
  private @Nullable Opened opened;
  private @Nullable AvroUnpacked current;
  private long before;
  private long lines;
  private boolean over;
  private List<String> unread = List.of();

  /** What the beginning of the file told. */
  private record Opened(AvroStart start, RecordDecoder decoder, Packing packing) {}

  AvroRecords(FileBlock block, TextWindow window, Schema schema, Limits limits) {
    this.block = block;
    this.window = window;
    this.schema = schema;
    this.limits = limits;
    this.valueLimits = new ValueLimits(schema, limits);
    this.end = block.compressed() ? Long.MAX_VALUE : block.end();
  }

  @Override
  public boolean next(RawRecord record, FieldValues values) throws IOException, RejectedRecord {
    if (opened == null && !over) {
      record.place(0, 0);
      record.hold(window.bytes(), window.start(), 0);
      opened = open();
    }
    while (!over && opened != null) {
      record.place(before + lines, lines);
      AvroUnpacked records = current;
      if (records != null && records.left() > 0) {
        lines++;
        return record(records, opened.decoder(), record, values);
      }
      current = null;
      if (window.offset() >= end || !WindowBytes.has(window, 1)) {
        return false;
      }
      record.hold(window.bytes(), window.start(), 0);
      current = unpack(opened);
    }
    return false;
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
    return window.offset();
  }

  @Override
  public void close() {}

  private boolean record(
      AvroUnpacked records, RecordDecoder decoder, RawRecord record, FieldValues values)
      throws DamagedText, RejectedRecord {
    Cursor in = records.cursor();
    int start = in.at();
    record.hold(in.bytes(), start, 0);
    try {
      decoder.decode(in, values);
    } catch (Malformed e) {
      long lost = records.left();
      lines += lost - 1;
      current = null;
      throw new DamagedText("the last %d records of a block: %s".formatted(lost, e.evidence()));
    }
    records.took();
    record.hold(in.bytes(), start, in.at() - start);
    if (record.bytes() > limits.recordBytes()) {
      throw new RejectedRecord(Reason.READ_LINE_TOO_LONG, record.bytes() + " bytes");
    }
    valueLimits.check(values);
    return true;
  }

  /** The next block, and the window behind it. */
  private @Nullable AvroUnpacked unpack(Opened of) throws IOException {
    AvroBlockHead head;
    try {
      head = AvroBlockHead.read(window);
    } catch (DamagedText e) {
      over = true;
      throw e;
    }
    try {
      return unpack(head, of);
    } catch (Malformed e) {
      lines += head.records();
      throw new DamagedText("a block of %d records: %s".formatted(head.records(), e.evidence()));
    }
  }

  private AvroUnpacked unpack(AvroBlockHead head, Opened of) throws IOException, Malformed {
    int most = Memory.part(limits);
    boolean tooLong = head.bytes() > most;
    if (tooLong) {
      window.skipTo(Math.max(window.offset(), window.offset() + head.bytes()));
    } else if (!WindowBytes.has(window, (int) head.bytes())) {
      over = true;
      throw new Malformed("the file ends inside of it");
    }
    @Nullable Malformed problem =
        tooLong ? new Malformed(head.bytes() + " bytes; at most " + most + " are read") : null;
    AvroUnpacked unpacked = new AvroUnpacked(head.records(), memory);
    if (!tooLong) {
      try {
        int room = (int) Math.min(most, Math.max(REGULAR, head.bytes() * limits.ratio()));
        unpacked.unpack(window, (int) head.bytes(), of.packing(), of.start(), room);
      } catch (Malformed e) {
        problem = e;
      }
      window.moveTo(window.start() + (int) head.bytes());
    }
    if (!AvroSync.follows(window, of.start().container().sync())) {
      over = true;
      throw new Malformed("without its marker behind it; nothing behind it can be read");
    }
    if (problem != null) {
      throw problem;
    }
    of.decoder().begin(unpacked.cursor());
    return unpacked;
  }

  /** What is wrong with the whole file the first block tells. */
  private @Nullable Opened open() throws IOException, RejectedRecord {
    try {
      AvroStart start = start();
      before = start.recordsBefore();
      List<String> columns = schema.fields().stream().map(Field::column).toList();
      RecordDecoder decoder =
          new RecordDecoder(
              start.container().schema(),
              limits.depth(),
              columns,
              field -> schema.field(field).type() == FieldType.BYTES,
              field -> schema.field(field).isList(),
              new ValueLists(limits.recordBytes()));
      List<String> names = decoder.names();
      Columns.of(schema, names);
      unread =
          Columns.unread(schema, names).stream()
              .filter(name -> columns.stream().noneMatch(column -> column.startsWith(name + ".")))
              .toList();
      return new Opened(start, decoder, start.container().packing());
    } catch (Malformed e) {
      over = true;
      if (block.start() > 0) {
        return null;
      }
      throw new RejectedRecord(Reason.READ_HEADER, e.evidence());
    } catch (RejectedRecord e) {
      over = true;
      if (block.start() > 0) {
        return null;
      }
      throw e;
    }
  }

  private AvroStart start() throws IOException, Malformed {
    if (block.start() == 0) {
      return AvroStart.read(window, Memory.part(limits));
    }
    window.skipTo(block.firstRecord());
    return AvroStart.travelled(block.header());
  }
}
