package dev.granary.handoff;

import java.util.ArrayList;
import java.util.List;

/**
 * Which records each process takes at each step. The files of a split are dealt to lanes, file
 * {@code f} to lane {@code f} modulo their number; every lane gives equally many records to a step,
 * in its own {@link Order} of the epoch; and process {@code p} of {@code P} takes the lanes that
 * leave the rest {@code p}. So a step's records are the same for every number of processes, and a
 * process reads its own files only.
 */
public final class GlobalBatches {
  private final List<Handoff.ShardFile> files;
  private final long seed;
  private final int lanes;
  private final int ofLane;
  private final int process;
  private final int count;

  private GlobalBatches(Handoff handoff, Handoff.Split split, int process, int count) {
    this.files = split.files();
    this.seed = handoff.seed();
    this.lanes = handoff.lanes();
    this.ofLane = handoff.globalBatch() / handoff.lanes();
    this.process = process;
    this.count = count;
  }

  /** Those of one process of several. */
  public static GlobalBatches of(Handoff handoff, String split, int process, int count) {
    return new GlobalBatches(handoff, handoff.split(split), process, count);
  }

  /** How many steps an epoch has; what no step takes is left out of it. */
  public long stepsPerEpoch() {
    return laneRecords(0) / ofLane;
  }

  /** What the process takes at a step, counted from 0 over all epochs. */
  public List<RecordPlace> batch(long step) {
    long epoch = step / stepsPerEpoch();
    long first = step % stepsPerEpoch() * ofLane;
    List<RecordPlace> places = new ArrayList<>(ofLane * (lanes / count));
    for (int lane = process; lane < lanes; lane += count) {
      Order order = Order.of(seed, epoch, lane, laneRecords(lane));
      for (long position = first; position < first + ofLane; position++) {
        places.add(place(lane, order.at(position)));
      }
    }
    return places;
  }

  /**
   * At which of the steps before {@code end} the process takes a record, ascending: once in every
   * epoch, or not, where the record is among those that no step of the epoch takes.
   */
  public List<Long> stepsOf(RecordPlace place, long end) {
    int lane = place.file() % lanes;
    List<Long> steps = new ArrayList<>();
    if (lane % count != process) {
      return steps;
    }
    long record = place.record();
    for (int file = lane; file < place.file(); file += lanes) {
      record += files.get(file).records();
    }
    for (long epoch = 0; epoch * stepsPerEpoch() < end; epoch++) {
      Order order = Order.of(seed, epoch, lane, laneRecords(lane));
      long inEpoch = order.positionOf(record) / ofLane;
      long step = epoch * stepsPerEpoch() + inEpoch;
      if (inEpoch < stepsPerEpoch() && step < end) {
        steps.add(step);
      }
    }
    return steps;
  }

  private long laneRecords(int lane) {
    long records = 0;
    for (int file = lane; file < files.size(); file += lanes) {
      records += files.get(file).records();
    }
    return records;
  }

  private RecordPlace place(int lane, long record) {
    long rest = record;
    for (int file = lane; ; file += lanes) {
      long records = files.get(file).records();
      if (rest < records) {
        return new RecordPlace(file, rest);
      }
      rest -= records;
    }
  }
}
