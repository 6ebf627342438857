package dev.granary.decontaminate;

import dev.granary.coding.DataCoder;
import dev.granary.record.RecordId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * That one text of one record holds one item. It tells where, and what the record says there only
 * as far as it may be quoted.
 *
 * @param outcome what came of it for the record
 * @param source the number of the record's source
 * @param item the item, as its benchmark numbers it
 * @param place where it was found
 * @param strength how surely
 * @param passage what the record says there, as far as it may be quoted
 */
public record Evidence(
    Outcome outcome,
    RecordId record,
    int source,
    Item item,
    Place place,
    Strength strength,
    Passage passage) {
  /** How the evidence of one partition is coded. */
  public static final DataCoder<List<Evidence>> CODER = new EvidenceCoder();

  static final Comparator<Evidence> ORDER =
      Comparator.comparing(Evidence::record)
          .thenComparingInt(evidence -> evidence.item().index())
          .thenComparingInt(evidence -> evidence.place().field())
          .thenComparingInt(evidence -> evidence.place().start());

  /** What came of evidence. */
  public enum Outcome {
    /** The record goes. */
    DROPPED,
    /** The item is cut out of the record, which goes only where too little would be left. */
    CUT,
    /** The record stays, as the spec asks for reports only. */
    REPORTED,
    /** The spec lets this evidence pass. */
    ALLOWED
  }

  /**
   * An item.
   *
   * @param index its number among the items that can be found
   * @param number its place in its benchmark, from 1
   * @param id 16 hexadecimal digits that follow from its words
   */
  public record Item(int index, int benchmark, int number, String id) {}

  /** The field of the schema, and the bytes from the start of its text. */
  public record Place(int field, int start, int end) {}

  /** In thousandths: the shares that were found, the score of both, and the least that counts. */
  public record Strength(int question, int answer, int score, int required) {}

  /** What the spec may name to let it pass: the item's id, a dot, and the record's. */
  public String id() {
    return idOf(item.id(), record);
  }

  static String idOf(String item, RecordId record) {
    return item + "." + record;
  }

  private static final class EvidenceCoder extends DataCoder<List<Evidence>> {
    @Override
    protected void write(List<Evidence> value, DataOutputStream out) throws IOException {
      out.writeInt(value.size());
      for (Evidence evidence : value) {
        writeText(out, evidence.outcome.name());
        out.writeLong(evidence.record.high());
        out.writeLong(evidence.record.low());
        out.writeInt(evidence.source);
        out.writeInt(evidence.item.index);
        out.writeInt(evidence.item.benchmark);
        out.writeInt(evidence.item.number);
        writeText(out, evidence.item.id);
        out.writeInt(evidence.place.field);
        out.writeInt(evidence.place.start);
        out.writeInt(evidence.place.end);
        out.writeInt(evidence.strength.question);
        out.writeInt(evidence.strength.answer);
        out.writeInt(evidence.strength.score);
        out.writeInt(evidence.strength.required);
        writeText(out, evidence.passage.before());
        writeText(out, evidence.passage.found());
        writeText(out, evidence.passage.behind());
      }
    }

    @Override
    protected List<Evidence> read(DataInputStream in) throws IOException {
      List<Evidence> all = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        all.add(
            new Evidence(
                Outcome.valueOf(readText(in)),
                new RecordId(in.readLong(), in.readLong()),
                in.readInt(),
                new Item(in.readInt(), in.readInt(), in.readInt(), readText(in)),
                new Place(in.readInt(), in.readInt(), in.readInt()),
                new Strength(in.readInt(), in.readInt(), in.readInt(), in.readInt()),
                new Passage(readText(in), readText(in), readText(in))));
      }
      return all;
    }
  }
}
