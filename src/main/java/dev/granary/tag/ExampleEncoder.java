package dev.granary.tag;

import static dev.granary.tag.ExampleBuffer.varintSize;

import dev.granary.record.FieldValues;
import dev.granary.record.RecordId;

/**
 * Writes records that passed their check as serialized {@code tensorflow.Example}s. Features stand
 * in the order of the bytes of their names, so equal records give equal bytes, which protocol
 * buffers themselves do not promise.
 *
 * <p>One instance serves one thread; it allocates only where an example is longer than all before.
 */
public final class ExampleEncoder {
  /** The head of examples from 128 bytes to 16 KiB, which is most; others are moved to fit. */
  private static final int USUAL_HEAD = 3;

  private final ExampleBuffer out = new ExampleBuffer();
  private final RecordIdEntry recordId = new RecordIdEntry();
  private final SourceEntry source = new SourceEntry();
  private final Entry[] entries;

  public ExampleEncoder(FeaturePlan plan) {
    entries = Entries.of(plan, recordId, source);
  }

  /** Writes an example to the beginning of {@link #buffer} and tells its length. */
  public int encode(FieldValues values, RecordId id, String sourceName) {
    recordId.name(id);
    source.name(sourceName);
    out.seek(USUAL_HEAD);
    for (Entry entry : entries) {
      entry.write(values, out);
    }
    return finish();
  }

  /** What the last example stands in, until the next one is encoded. */
  public byte[] buffer() {
    return out.bytes();
  }

  private int finish() {
    int features = out.position() - USUAL_HEAD;
    int head = 1 + varintSize(features);
    if (head != USUAL_HEAD) {
      out.move(USUAL_HEAD, head);
    }
    out.seek(0);
    out.put(FeatureWriter.FIRST);
    out.putVarint(features);
    return head + features;
  }
}
