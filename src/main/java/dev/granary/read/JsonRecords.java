package dev.granary.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.granary.record.Field;
import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import dev.granary.record.Schema;
import dev.granary.record.ValueLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object strictly (RFC 8259). Members that the schema does not name are checked for
 * syntax and passed over: of them only the number, the depth and the length of names and numbers
 * are limited.
 */
final class JsonRecords implements RecordParser {
  private static final int NUMBER_DIGITS = 1000;

  private final JsonFactory factory;
  private final LineEnds ends = new LineEnds();
  private final PlainJsonObject plain;
  private final JsonMembers members;
  private final TextScratch scratch;
  private final Map<String, Integer> fieldByColumn = new HashMap<>();
  private final String[] columns;
  private final boolean[] isList;
  private final int mostListBytes;
  private final ValueLists lists;
  private final FieldValues one = new FieldValues(1);
  private final long[] lastGiven;
  private long record;
  private byte[] document = new byte[0];
  private int documentStart;
  private int documentEnd;

  JsonRecords(Schema schema, Limits limits) {
    this.factory = newFactory(limits);
    this.plain = new PlainJsonObject(schema, limits);
    this.members = new JsonMembers(limits);
    this.scratch = new TextScratch(limits.fieldBytes());
    this.lastGiven = new long[schema.size()];
    this.mostListBytes = limits.recordBytes();
    this.lists = new ValueLists(mostListBytes);
    this.isList = new boolean[schema.size()];
    this.columns = schema.fields().stream().map(Field::column).toArray(String[]::new);
    for (int i = 0; i < columns.length; i++) {
      isList[i] = schema.field(i).isList();
      if (fieldByColumn.put(columns[i], i) != null) {
        throw new IllegalArgumentException("two fields read the column " + columns[i]);
      }
    }
  }

  @Override
  public void readHeader(byte[] header) {}

  @Override
  public RecordEnds ends() {
    return ends;
  }

  @Override
  public Content parse(RawRecord line, FieldValues values) throws RejectedRecord {
    if (!line.held()) {
      throw new RejectedRecord(Reason.READ_LINE_TOO_LONG, line.bytes() + " bytes");
    }
    int start = line.start();
    int length = (int) line.bytes();
    if (JsonText.start(line.buffer(), start, start + length) == start + length) {
      return Content.NOTHING;
    }
    parse(line.buffer(), start, length, values);
    return Content.RECORD;
  }

  /** Takes the bytes for one record, whatever lines they hold. */
  void parse(byte[] bytes, int start, int length, FieldValues values) throws RejectedRecord {
    Utf8.require(bytes, start, length);
    int first = JsonText.requireStart(bytes, start, start + length);
    values.clear();
    if (!plain.take(bytes, first, start + length, values)) {
      parseAny(bytes, first, start + length, first - start, values);
    }
  }

  /** The same of a document that stands behind some white space. */
  private void parseAny(byte[] bytes, int start, int end, int before, FieldValues values)
      throws RejectedRecord {
    try (JsonParser json = factory.createParser(bytes, start, end - start)) {
      record++;
      document = bytes;
      documentStart = start;
      documentEnd = end;
      scratch.begin(end - start);
      lists.begin();
      values.clear();
      readDocument(json, values);
    } catch (StreamConstraintsException e) {
      throw new RejectedRecord(
          Reason.READ_FIELD_TOO_LONG, "a text, a name or a number is over the limit");
    } catch (JsonParseException e) {
      long at = before + e.getLocation().getByteOffset();
      throw new RejectedRecord(
          Reason.READ_SYNTAX, "not valid JSON up to byte " + at + " of the record");
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  private void readDocument(JsonParser json, FieldValues values)
      throws IOException, RejectedRecord {
    JsonToken root = json.nextToken();
    if (root == JsonToken.START_OBJECT) {
      readObject(json, values);
    } else if (root.isStructStart()) {
      members.skip(json, 1);
    }
    if (json.nextToken() != null) {
      throw new RejectedRecord(Reason.READ_SYNTAX, "more than one JSON value");
    }
    if (root != JsonToken.START_OBJECT) {
      throw new RejectedRecord(Reason.READ_NOT_OBJECT, "the JSON value is not an object");
    }
  }

  private void readObject(JsonParser json, FieldValues values) throws IOException, RejectedRecord {
    members.open(1);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      members.count(1);
      @Nullable Integer field = fieldByColumn.get(json.currentName());
      JsonToken value = json.nextToken();
      if (field != null) {
        requireFirst(field);
        if (isList[field] && value == JsonToken.START_ARRAY) {
          readList(json, field, values);
          continue;
        }
        readValue(json, value, field, values);
      }
      if (value.isStructStart()) {
        members.skip(json, 2);
      }
    }
  }

  private void requireFirst(int field) throws RejectedRecord {
    if (lastGiven[field] == record) {
      throw new RejectedRecord(Reason.READ_DUPLICATE_FIELD, columns[field] + " is given twice");
    }
    lastGiven[field] = record;
  }

  private void readList(JsonParser json, int field, FieldValues values)
      throws IOException, RejectedRecord {
    members.open(2);
    lists.open();
    for (JsonToken value = json.nextToken();
        value != JsonToken.END_ARRAY;
        value = json.nextToken()) {
      readValue(json, value, 0, one);
      lists.add(one, 0);
      if (value.isStructStart()) {
        members.skip(json, 3);
      }
    }
    if (lists.isFull()) {
      throw new RejectedRecord(
          Reason.READ_LINE_TOO_LONG, "lists of more than " + mostListBytes + " bytes in memory");
    }
    lists.giveTo(values, field);
  }

  private void readValue(JsonParser json, JsonToken value, int field, FieldValues values)
      throws IOException, RejectedRecord {
    switch (value) {
      case VALUE_STRING -> readText(json, field, values);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        int start = scratch.take(json);
        values.setNumber(field, scratch.bytes(), start, scratch.end() - start);
      }
      case VALUE_TRUE -> values.setTruth(field, true);
      case VALUE_FALSE -> values.setTruth(field, false);
      case START_OBJECT, START_ARRAY -> values.setNested(field);
      default -> values.setMissing(field);
    }
  }

  /** Most texts stand in the document as they are; the parser then only passes over them. */
  private void readText(JsonParser json, int field, FieldValues values)
      throws IOException, RejectedRecord {
    int start = documentStart + (int) json.currentTokenLocation().getByteOffset() + 1;
    int end = PlainJsonText.end(document, start, documentEnd);
    if (end < 0) {
      int from = scratch.take(json);
      values.setText(field, scratch.bytes(), from, scratch.end() - from);
      return;
    }
    scratch.requireFits(end - start);
    values.setText(field, document, start, end - start);
  }

  private static JsonFactory newFactory(Limits limits) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth() + 1)
            .maxStringLength(limits.fieldBytes())
            .maxNumberLength(NUMBER_DIGITS)
            .build();
    return JsonFactory.builder()
        .streamReadConstraints(constraints)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .build();
  }
}
