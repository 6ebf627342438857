package dev.granary.read;

import dev.granary.coding.EightBytes;
import dev.granary.record.FieldValues;
import dev.granary.record.Limits;
import dev.granary.record.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes what most lines of data are: one JSON object of texts without escapes, whole numbers and
 * words. Anything else, and anything wrong, is left to a parser as a whole.
 */
final class PlainJsonObject {
  private static final int MOST_MEMBERS = 256;
  private static final int MOST_NAME_BYTES = 256;
  private static final int MOST_DIGITS = 18;
  private static final int UNKNOWN = -1;
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final Map<String, Integer> fieldByName = new HashMap<>();
  private final int mostMembers;
  private final int mostTextBytes;
  private final long[] lastGiven;

  /** What stood where in the object before, since objects of one file are alike. */
  private final byte[][] names = new byte[MOST_MEMBERS][0];

  private final int[] fields = new int[MOST_MEMBERS];
  private long object;
  private byte[] json = new byte[0];
  private int at;
  private int end;

  PlainJsonObject(Schema schema, Limits limits) {
    for (int field = 0; field < schema.size(); field++) {
      fieldByName.put(schema.fields().get(field).column(), field);
    }
    mostMembers = Math.min(MOST_MEMBERS, limits.fields());
    mostTextBytes = limits.fieldBytes();
    lastGiven = new long[schema.size()];
    Arrays.fill(fields, fieldByName.getOrDefault("", UNKNOWN));
  }

  /**
   * Whether the bytes, which must be valid UTF-8, are such an object; if not, the values are of no
   * use.
   */
  boolean take(byte[] bytes, int start, int stop, FieldValues values) {
    json = bytes;
    at = start;
    end = stop;
    object++;
    if (!passes('{')) {
      return false;
    }
    int members = 0;
    do {
      if (members == mostMembers || !takeMember(members, values)) {
        return false;
      }
      members++;
    } while (passes(','));
    return passes('}') && JsonText.start(json, at, end) == end;
  }

  private boolean takeMember(int member, FieldValues values) {
    if (!passes('"')) {
      return false;
    }
    int name = at;
    if (!passesText() || at - name > MOST_NAME_BYTES) {
      return false;
    }
    int field = fieldOf(member, name, at - 1);
    if (field != UNKNOWN) {
      if (lastGiven[field] == object) {
        return false;
      }
      lastGiven[field] = object;
    }
    return passes(':') && takeValue(field, values);
  }

  private boolean takeValue(int field, FieldValues values) {
    at = JsonText.start(json, at, end);
    if (at == end) {
      return false;
    }
    return switch (json[at]) {
      case '"' -> takeText(field, values);
      case 't' -> takeTruth(TRUE, true, field, values);
      case 'f' -> takeTruth(FALSE, false, field, values);
      case 'n' -> passes(NULL);
      default -> takeWholeNumber(field, values);
    };
  }

  private boolean takeText(int field, FieldValues values) {
    int start = ++at;
    if (!passesText() || at - 1 - start > mostTextBytes) {
      return false;
    }
    if (field != UNKNOWN) {
      values.setText(field, json, start, at - 1 - start);
    }
    return true;
  }

  private boolean takeTruth(byte[] word, boolean truth, int field, FieldValues values) {
    if (!passes(word)) {
      return false;
    }
    if (field != UNKNOWN) {
      values.setTruth(field, truth);
    }
    return true;
  }

  /** What follows the digits is asked of by who looks for a comma: no more of a number passes. */
  private boolean takeWholeNumber(int field, FieldValues values) {
    int start = at;
    int digits = json[at] == '-' ? at + 1 : at;
    at = digits;
    while (at < end && json[at] >= '0' && json[at] <= '9') {
      at++;
    }
    int count = at - digits;
    if (count == 0 || count > MOST_DIGITS || at - start > mostTextBytes) {
      return false;
    }
    if (json[digits] == '0' && count > 1) {
      return false;
    }
    if (field != UNKNOWN) {
      values.setNumber(field, json, start, at - start);
    }
    return true;
  }

  private boolean passes(char sign) {
    at = JsonText.start(json, at, end);
    if (at < end && json[at] == sign) {
      at++;
      return true;
    }
    return false;
  }

  private boolean passes(byte[] word) {
    int next = at + word.length;
    if (next > end || !Arrays.equals(json, at, next, word, 0, word.length)) {
      return false;
    }
    at = next;
    return true;
  }

  /** Goes behind the quote that ends a text, unless the text holds an escape or a control. */
  private boolean passesText() {
    int i = at;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      long eight = EightBytes.at(json, i);
      if ((EightBytes.equalTo('"', eight) | EightBytes.equalTo('\\', eight)) != 0
          || EightBytes.haveControl(eight)) {
        break;
      }
    }
    while (i < end && json[i] != '"' && json[i] != '\\' && (json[i] < 0 || json[i] >= ' ')) {
      i++;
    }
    at = i + 1;
    return i < end && json[i] == '"';
  }

  private int fieldOf(int member, int start, int stop) {
    byte[] name = names[member];
    if (!Arrays.equals(json, start, stop, name, 0, name.length)) {
      names[member] = Arrays.copyOfRange(json, start, stop);
      fields[member] =
          fieldByName.getOrDefault(
              new String(json, start, stop - start, StandardCharsets.UTF_8), UNKNOWN);
    }
    return fields[member];
  }
}
