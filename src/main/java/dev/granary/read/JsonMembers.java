package dev.granary.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.granary.record.Limits;
import dev.granary.record.Reason;
import java.io.IOException;

/** Holds nested JSON to its limits, without recursion. */
final class JsonMembers {
  private final int mostMembers;
  private final int mostDepth;
  private final int[] members;

  JsonMembers(Limits limits) {
    mostMembers = limits.fields();
    mostDepth = limits.depth();
    members = new int[limits.depth() + 1];
  }

  /** An object or array begins that stands at a depth, the outermost at 1. */
  void open(int depth) throws RejectedRecord {
    if (depth > mostDepth) {
      throw new RejectedRecord(Reason.READ_TOO_DEEP, "more than " + mostDepth + " levels");
    }
    members[depth] = 0;
  }

  /** The object at a depth has one more member. */
  void count(int depth) throws RejectedRecord {
    if (++members[depth] > mostMembers) {
      throw new RejectedRecord(
          Reason.READ_TOO_MANY_FIELDS, "an object of more than " + mostMembers + " members");
    }
  }

  /** Passes over the rest of the object or array that has just begun at a depth. */
  void skip(JsonParser json, int outermost) throws IOException, RejectedRecord {
    int depth = outermost;
    open(depth);
    while (depth >= outermost) {
      JsonToken token = json.nextToken();
      if (token.isStructStart()) {
        depth++;
        open(depth);
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.FIELD_NAME) {
        count(depth);
      }
    }
  }
}
