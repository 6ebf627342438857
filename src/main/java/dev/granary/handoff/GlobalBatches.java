package dev.granary.handoff;

import java.util.ArrayList;
import java.util.List;

public final class GlobalBatches {
  private final Handoff handoff;
  private final Handoff.Split split;
  private final int process;
  private final int count;

  private GlobalBatches(Handoff handoff, Handoff.Split split, int process, int count) {
    this.handoff = handoff;
    this.split = split;
    this.process = process;
    this.count = count;
  }

  public static GlobalBatches of(Handoff handoff, String split, int process, int count) {
    return new GlobalBatches(
        handoff,
        handoff.splits().stream().filter(s -> s.name().equals(split)).findFirst().orElseThrow(),
        process,
        count);
  }

  public long stepsPerEpoch() {
    return laneRecords(0) / (handoff.globalBatch() / handoff.lanes());
  }

  private long laneRecords(int lane) {
    long n = 0;
    for (int f = lane; f < split.files().size(); f += handoff.lanes()) {
      n += split.files().get(f).records();
    }
    return n;
  }

  public List<RecordPlace> batch(long step) {
    long epoch = step / stepsPerEpoch();
    long i = step % stepsPerEpoch();
    int each = handoff.globalBatch() / handoff.lanes();
    List<RecordPlace> places = new ArrayList<>();
    for (int lane = process; lane < handoff.lanes(); lane += count) {
      Order order = Order.of(handoff.seed(), epoch, lane, laneRecords(lane));
      for (long p = i * each; p < (i + 1) * each; p++) {
        places.add(place(lane, order.at(p)));
      }
    }
    return places;
  }

  private RecordPlace place(int lane, long index) {
    long rest = index;
    for (int f = lane; ; f += handoff.lanes()) {
      long n = split.files().get(f).records();
      if (rest < n) {
        return new RecordPlace(f, rest);
      }
      rest -= n;
    }
  }
}
