package dev.granary.statistics;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** What is counted of all features in one set of records. */
final class SliceTally {
  private final List<Measured> measured;
  private final int most;
  private final FeatureTally[] features;
  private long records;

  SliceTally(List<Measured> measured, int most) {
    this.measured = measured;
    this.most = most;
    features = new FeatureTally[measured.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = FeatureTally.none(measured.get(i), most);
    }
  }

  void take(Observed record) {
    records++;
    for (int i = 0; i < features.length; i++) {
      features[i].take(record, i);
    }
  }

  void merge(SliceTally other) {
    records += other.records;
    for (int i = 0; i < features.length; i++) {
      features[i].merge(other.features[i]);
    }
  }

  /** Adds what another tally has written; of its features, one at a time is in memory. */
  void merge(DataInputStream in) throws IOException {
    records += Varints.read(in);
    for (int i = 0; i < features.length; i++) {
      features[i].merge(FeatureTally.read(in, measured.get(i), most));
    }
  }

  long records() {
    return records;
  }

  FeatureTally feature(int index) {
    return features[index];
  }

  void write(DataOutputStream out) throws IOException {
    Varints.write(out, records);
    for (FeatureTally feature : features) {
      feature.write(out);
    }
  }

  static SliceTally read(DataInputStream in, List<Measured> measured, int most) throws IOException {
    SliceTally read = new SliceTally(measured, most);
    read.records = Varints.read(in);
    for (int i = 0; i < read.features.length; i++) {
      read.features[i] = FeatureTally.read(in, measured.get(i), most);
    }
    return read;
  }

  List<Measured> measured() {
    return measured;
  }
}
