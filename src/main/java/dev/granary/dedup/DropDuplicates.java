package dev.granary.dedup;

import dev.granary.coding.Blocks;
import dev.granary.coding.Canary;
import dev.granary.coding.Fact;
import dev.granary.coding.OrderKey;
import dev.granary.coding.Ordinal;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowOrder;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import dev.granary.record.RecordId;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Keeps one of each set of records with the same fingerprint: the one that the plan's rules choose,
 * whatever order rows arrive in. Takes rows by the partition of their fingerprint; holds the rows
 * of one partition at a time.
 */
public final class DropDuplicates
    extends PTransform<PCollection<KV<Integer, byte[]>>, Deduplicated> {
  private final DedupPlan plan;

  private DropDuplicates(DedupPlan plan) {
    this.plan = plan;
  }

  public static DropDuplicates by(DedupPlan plan) {
    return new DropDuplicates(plan);
  }

  @Override
  public Deduplicated expand(PCollection<KV<Integer, byte[]>> rows) {
    return Deduplicated.in(
        rows.apply("Group by fingerprint", GroupByKey.create())
            .apply(
                "Choose survivors",
                ParDo.of(new ChooseSurvivors(plan))
                    .withOutputTags(Deduplicated.SURVIVORS, Deduplicated.SIDES)));
  }

  private static final class ChooseSurvivors
      extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
    private final DedupPlan plan;

    ChooseSurvivors(DedupPlan plan) {
      this.plan = plan;
    }

    @ProcessElement
    public void choose(@Element KV<Integer, Iterable<byte[]>> partition, MultiOutputReceiver out) {
      Partition found = new Partition(plan, Blocks.join(partition.getValue()));
      found.choose();
      found.survivors.flush(out.get(Deduplicated.SURVIVORS));
      found.verdicts.flush(out.get(Deduplicated.VERDICTS));
      if (!found.clusterRows.isEmpty()) {
        out.get(Deduplicated.CLUSTERS).output(KV.of(partition.getKey(), found.clusterRows.copy()));
        out.get(Deduplicated.FACTS)
            .output(Fact.of(Fact.Kind.CLUSTERS, Clusters.CODER, found.clusters));
      }
      found.settlement.facts().forEach(out.get(Deduplicated.FACTS)::output);
    }
  }

  /** The rows of one partition, and what becomes of them. */
  private static final class Partition {
    private final DedupPlan plan;
    private final byte[] rows;
    private final Settlement settlement;
    private final RowRouter survivors = new RowRouter();
    private final RowRouter verdicts = new RowRouter();
    private final RowBuffer clusterRows = new RowBuffer(0);
    private final Clusters clusters = Clusters.none();

    Partition(DedupPlan plan, byte[] rows) {
      this.plan = plan;
      this.rows = rows;
      settlement = new Settlement(plan, Likeness.EQUAL);
    }

    void choose() {
      int[] starts =
          RowOrder.ofRows(rows, rows.length, RecordRow.WIDTH, RecordRow.KEY, RecordRow.ID);
      for (int from = 0; from < starts.length; ) {
        int to = endOfGroup(starts, from);
        decide(starts, from, to);
        from = to;
      }
    }

    private int endOfGroup(int[] starts, int from) {
      int to = from + 1;
      while (to < starts.length
          && RowOrder.compare(rows, starts[from], starts[to], RecordRow.KEY, RecordRow.ID) == 0) {
        to++;
      }
      return to;
    }

    private void decide(int[] starts, int from, int to) {
      int end = realFirst(starts, from, to);
      int stays = end - from < 2 ? starts[from] : settle(starts, from, end);
      if (stays != Settlement.NOBODY) {
        keep(stays);
      }
      RecordId alike = RecordRow.id(rows, stays == Settlement.NOBODY ? starts[from] : stays);
      for (int i = Math.max(end, from + 1); i < to; i++) {
        put(starts[i], Reason.DUPLICATE_EXACT, alike);
      }
    }

    /** What was planted comes after all that is real, and changes nothing of it. */
    private int realFirst(int[] starts, int from, int to) {
      int end = from;
      for (int i = from; i < to; i++) {
        if (!Canary.is(RecordRow.ordinal(rows, starts[i]))) {
          int real = starts[i];
          starts[i] = starts[end];
          starts[end++] = real;
        }
      }
      return end;
    }

    /** Gives who stays, and drops the others. */
    private int settle(int[] starts, int from, int to) {
      int stays = settlement.choose(rows, starts, from, to);
      settlement.note(rows, starts, from, to, stays);
      if (stays == Settlement.NOBODY) {
        String evidence = settlement.evidence(rows, starts, from, to);
        for (int i = from; i < to; i++) {
          dropUnsettled(starts[i], evidence);
        }
        return stays;
      }
      RecordId survivorId = RecordRow.id(rows, stays);
      for (int i = from; i < to; i++) {
        clusters.add(new Clusters.Membership(RecordRow.source(rows, starts[i]), to - from));
        if (starts[i] != stays) {
          ReplacedRow.put(clusterRows, rows, stays, starts[i], ReplacedRow.EQUAL);
          put(starts[i], Reason.DUPLICATE_EXACT, survivorId);
        }
      }
      clusters.add(new Clusters.Cluster(survivorId, to - from));
      return stays;
    }

    private void keep(int row) {
      switch (plan.next()) {
        case BY_ORDER -> OrderKey.route(survivors, plan.order(), plan.seed(), rows, row);
        case BY_ORDINAL -> {
          long spread = Ordinal.spread(RecordRow.ordinal(rows, row));
          survivors.to(plan.order().of(spread)).put(rows, row, RecordRow.WIDTH);
        }
      }
    }

    private void put(int row, Reason reason, RecordId survivorId) {
      VerdictRow.Subject subject = VerdictRow.Subject.of(rows, row);
      VerdictRow.putReplaced(
          verdicts.to(plan.ledger().of(subject.id().high())), subject, reason, survivorId);
    }

    private void dropUnsettled(int row, String evidence) {
      VerdictRow.Subject subject = VerdictRow.Subject.of(rows, row);
      VerdictRow.putDropped(
          verdicts.to(plan.ledger().of(subject.id().high())),
          subject,
          Reason.DUPLICATE_CONFLICT,
          evidence);
    }
  }
}
