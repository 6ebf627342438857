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
    }
  }

  /** The rows of one partition, and what becomes of them. */
  private static final class Partition {
    private final DedupPlan plan;
    private final byte[] rows;
    private final Survivor survivor;
    private final RowRouter survivors = new RowRouter();
    private final RowRouter verdicts = new RowRouter();
    private final RowBuffer clusterRows = new RowBuffer(0);
    private final Clusters clusters = Clusters.none();

    Partition(DedupPlan plan, byte[] rows) {
      this.plan = plan;
      this.rows = rows;
      survivor = plan.survivor();
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
      int stays = survivor.among(rows, starts, from, to);
      keep(stays);
      if (to - from == 1) {
        return;
      }
      RecordId survivorId = RecordRow.id(rows, stays);
      int size = 1;
      for (int i = from; i < to; i++) {
        if (starts[i] != stays) {
          drop(starts[i], survivorId);
          size += Canary.is(RecordRow.ordinal(rows, starts[i])) ? 0 : 1;
        }
      }
      if (size > 1) {
        count(starts, from, to, new Clusters.Cluster(survivorId, size));
      }
    }

    private void count(int[] starts, int from, int to, Clusters.Cluster cluster) {
      clusters.add(cluster);
      for (int i = from; i < to; i++) {
        if (!Canary.is(RecordRow.ordinal(rows, starts[i]))) {
          int source = RecordRow.source(rows, starts[i]);
          clusters.add(new Clusters.Membership(source, cluster.size()));
        }
      }
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

    private void drop(int row, RecordId survivorId) {
      if (!Canary.is(RecordRow.ordinal(rows, row))) {
        ReplacedRow.put(clusterRows, survivorId, rows, row, ReplacedRow.EQUAL);
      }
      VerdictRow.Subject subject = VerdictRow.Subject.of(rows, row);
      VerdictRow.putReplaced(
          verdicts.to(plan.ledger().of(subject.id().high())),
          subject,
          Reason.DUPLICATE_EXACT,
          survivorId);
    }
  }
}
