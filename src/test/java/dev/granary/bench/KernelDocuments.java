package dev.granary.bench;

import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.FieldValues;
import dev.granary.record.Presence;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Documents as the bench generates them, for the measuring of one step alone. */
@State(Scope.Thread)
public class KernelDocuments {
  private static final int DOCUMENTS = 4_096;

  private final byte[][] texts = new byte[DOCUMENTS][];
  private final byte[][] lines = new byte[DOCUMENTS][];
  private int next;

  /** What a benchmark has worked through; JMH tells it for each second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Done {
    /** Of documents, not of what a step makes of them. */
    public double megabytes;

    /** Adds the bytes of a document. */
    public void add(byte[] document) {
      megabytes += document.length / 1e6;
    }
  }

  /** Generates them: more than the caches of a processor hold. */
  public KernelDocuments() {
    Words words = new Words(new SplittableRandom(20261120));
    for (int i = 0; i < DOCUMENTS; i++) {
      String text = words.text();
      String line =
          "{\"id\": \"doc-%d\", \"source\": \"web\", \"label\": \"news\", \"text\": \"%s\"}"
              .formatted(i, text);
      texts[i] = text.getBytes(StandardCharsets.UTF_8);
      lines[i] = line.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** The schema of the lines. */
  public static Schema schema() {
    return new Schema(
        Stream.of("id", "source", "label", "text")
            .map(
                name ->
                    new Field(
                        name,
                        name,
                        FieldType.STRING,
                        Presence.REQUIRED,
                        Sensitivity.PLAIN,
                        Rules.NONE))
            .toList());
  }

  /** The text of the next document. */
  public byte[] text() {
    return texts[next++ % DOCUMENTS];
  }

  /** The next document as a line of JSON. */
  public byte[] line() {
    return lines[next++ % DOCUMENTS];
  }

  /** Sets the fields of a document of this text. */
  public static void fill(FieldValues values, byte[] text) {
    values.clear();
    for (int field = 0; field < 3; field++) {
      values.setText(field, text, 0, 8);
    }
    values.setText(3, text, 0, text.length);
  }
}
