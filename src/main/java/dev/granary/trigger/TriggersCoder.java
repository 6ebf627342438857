package dev.granary.trigger;

import dev.granary.coding.DataCoder;
import dev.granary.record.RecordId;
import dev.granary.trigger.Sighting.Place;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Field by field. */
final class TriggersCoder extends DataCoder<Triggers> {
  @Override
  protected void write(Triggers value, DataOutputStream out) throws IOException {
    out.writeLong(value.records());
    out.writeLong(value.suspected());
    out.writeInt(value.strongest().size());
    for (Trigger trigger : value.strongest()) {
      write(trigger, out);
    }
    out.writeInt(value.sightings().size());
    for (Map.Entry<Long, Sighting> sighting : value.sightings().entrySet()) {
      out.writeLong(sighting.getKey());
      write(sighting.getValue(), out);
    }
  }

  private static void write(Trigger trigger, DataOutputStream out) throws IOException {
    out.writeLong(trigger.phrase());
    out.writeInt(trigger.source());
    out.writeLong(trigger.label());
    Trigger.Counts counts = trigger.counts();
    out.writeLong(counts.records());
    out.writeLong(counts.ofSource());
    out.writeLong(counts.ofLabel());
    out.writeLong(counts.others());
    out.writeLong(counts.othersOfSource());
    out.writeLong(counts.othersOfLabel());
    out.writeDouble(trigger.strength());
  }

  private static void write(Sighting sighting, DataOutputStream out) throws IOException {
    out.writeInt(sighting.words());
    out.writeInt(sighting.parts().size());
    for (long part : sighting.parts()) {
      out.writeLong(part);
    }
    out.writeLong(sighting.records());
    out.writeInt(sighting.places().size());
    for (Place place : sighting.places()) {
      out.writeLong(place.record().high());
      out.writeLong(place.record().low());
      out.writeInt(place.field());
      out.writeInt(place.start());
      out.writeInt(place.end());
    }
  }

  @Override
  protected Triggers read(DataInputStream in) throws IOException {
    Triggers triggers = Triggers.counted(in.readLong(), in.readLong());
    for (int left = in.readInt(); left > 0; left--) {
      triggers.hold(trigger(in));
    }
    for (int left = in.readInt(); left > 0; left--) {
      triggers.add(in.readLong(), sighting(in));
    }
    return triggers;
  }

  private static Trigger trigger(DataInputStream in) throws IOException {
    return new Trigger(
        in.readLong(),
        in.readInt(),
        in.readLong(),
        new Trigger.Counts(
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong()),
        in.readDouble());
  }

  private static Sighting sighting(DataInputStream in) throws IOException {
    int words = in.readInt();
    TreeSet<Long> parts = new TreeSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      parts.add(in.readLong());
    }
    long records = in.readLong();
    List<Place> places = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      RecordId record = new RecordId(in.readLong(), in.readLong());
      places.add(new Place(record, in.readInt(), in.readInt(), in.readInt()));
    }
    return Sighting.of(words, parts, records, places);
  }
}
