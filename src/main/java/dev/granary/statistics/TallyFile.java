package dev.granary.statistics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A tally with its plan as a version keeps it, so that later versions can be held against it. */
public final class TallyFile {
  /** Where a version keeps what was counted of its records as they were read. */
  public static final String OF_READ = "statistics/read.tally";

  private static final int MAGIC = 0x47535446;
  private static final int FORMAT = 1;
  private static final int MOST_FEATURES = 1 << 20;
  private static final int SHOWN = 1;
  private static final int LIST = 2;

  private TallyFile() {}

  public static byte[] bytes(Tally tally) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(MAGIC);
      out.writeInt(FORMAT);
      write(out, tally.plan());
      byte[] content = tally.bytes();
      out.writeInt(content.length);
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  public static Tally read(byte[] bytes) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      if (in.readInt() != MAGIC) {
        throw new StreamCorruptedException("no statistics");
      }
      int format = in.readInt();
      if (format != FORMAT) {
        throw new StreamCorruptedException("statistics of format " + format);
      }
      TallyPlan plan = readPlan(in);
      return Tally.read(in.readNBytes(in.readInt()), plan);
    }
  }

  private static void write(DataOutputStream out, TallyPlan plan) throws IOException {
    out.writeInt(plan.features().size());
    for (Measured feature : plan.features()) {
      out.writeUTF(feature.name());
      out.writeByte(feature.kind().code());
      out.writeByte(traits(feature));
    }
    out.writeInt(plan.slicings().size());
    for (Slicing slicing : plan.slicings()) {
      out.writeUTF(slicing.name());
      out.writeInt(slicing.features().size());
      for (int feature : slicing.features()) {
        out.writeInt(feature);
      }
    }
    out.writeInt(plan.label());
    out.writeInt(plan.sizes().ofAll());
    out.writeInt(plan.sizes().ofSlice());
    out.writeInt(plan.sizes().slices());
    out.writeInt(plan.sizes().sample());
    out.writeLong(plan.seed());
  }

  private static TallyPlan readPlan(DataInputStream in) throws IOException {
    List<Measured> features = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      String name = in.readUTF();
      Measured.Kind kind = Measured.Kind.of(in.readUnsignedByte());
      int traits = in.readUnsignedByte();
      features.add(
          new Measured(
              name,
              kind,
              (traits & SHOWN) != 0 ? Measured.Showing.SHOWN : Measured.Showing.HIDDEN,
              (traits & LIST) != 0 ? Measured.Holding.LIST : Measured.Holding.ONE));
    }
    List<Slicing> slicings = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      String name = in.readUTF();
      List<Integer> its = new ArrayList<>();
      for (int more = count(in); more > 0; more--) {
        its.add(in.readInt());
      }
      slicings.add(new Slicing(name, its));
    }
    int label = in.readInt();
    TallyPlan.Sizes sizes =
        new TallyPlan.Sizes(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    return new TallyPlan(features, slicings, label, sizes, in.readLong());
  }

  private static int traits(Measured feature) {
    return (feature.showing() == Measured.Showing.SHOWN ? SHOWN : 0)
        | (feature.isList() ? LIST : 0);
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_FEATURES) {
      throw new StreamCorruptedException("a list of " + count);
    }
    return count;
  }
}
