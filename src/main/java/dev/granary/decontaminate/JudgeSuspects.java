package dev.granary.decontaminate;

import dev.granary.coding.Canary;
import dev.granary.coding.Fact;
import dev.granary.coding.NotedRow;
import dev.granary.coding.RecordRow;
import dev.granary.coding.RowBuffer;
import dev.granary.coding.RowRouter;
import dev.granary.coding.VerdictRow;
import dev.granary.record.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/** Judges the suspects of one partition after the other. */
final class JudgeSuspects extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
  private final DecontaminatePlan plan;
  private final PCollectionView<byte[]> common;
  private transient @Nullable EvaluationIndex index;

  JudgeSuspects(DecontaminatePlan plan, PCollectionView<byte[]> common) {
    this.plan = plan;
    this.common = common;
  }

  @ProcessElement
  public void judge(ProcessContext context, MultiOutputReceiver out) throws IOException {
    if (index == null) {
      index = plan.index().open();
    }
    EvaluationIndex items = index;
    Judge judge = new Judge(items, plan, CommonGrams.of(context.sideInput(common)));
    KV<Integer, byte[]> partition = context.element();
    byte[] rows = partition.getValue();
    Judged judged = new Judged(rows);
    for (int row = 0; row < rows.length; ) {
      int hit = row + RecordRow.WIDTH;
      Judge.Judgement judgement =
          judge.of(RecordRow.id(rows, row), RecordRow.source(rows, row), HitRow.matches(rows, hit));
      if (Canary.is(RecordRow.ordinal(rows, row))) {
        judged.takePlanted(row, judgement);
      } else {
        judged.take(row, judgement, items.items());
      }
      row = hit + HitRow.length(rows, hit);
    }
    judged.send(partition.getKey(), out);
  }

  /** What becomes of the suspects of one partition. */
  private final class Judged {
    private final byte[] rows;
    private final RowBuffer kept = new RowBuffer(0);
    private final RowBuffer toCut = new RowBuffer(0);
    private final RowRouter verdicts = new RowRouter();
    private final List<Evidence> evidence = new ArrayList<>();
    private final Contamination found = Contamination.none();

    Judged(byte[] rows) {
      this.rows = rows;
    }

    void take(int row, Judge.Judgement judgement, ItemTable items) {
      evidence.addAll(judgement.evidence());
      found.add(items, RecordRow.source(rows, row), judgement);
      Optional<Evidence> surest = judgement.surest();
      if (surest.isEmpty()) {
        kept.put(rows, row, RecordRow.WIDTH);
        return;
      }
      switch (plan.action()) {
        case REPORT -> kept.put(rows, row, RecordRow.WIDTH);
        case DROP -> drop(row, told(surest.get()));
        case CUT -> NotedRow.put(toCut, rows, row, told(surest.get()));
      }
    }

    /** It goes where its item is seen, whatever is done with real records; nobody is told of it. */
    void takePlanted(int row, Judge.Judgement judgement) {
      if (judgement.hasFound()) {
        drop(row, "");
      } else {
        kept.put(rows, row, RecordRow.WIDTH);
      }
    }

    void send(int partition, MultiOutputReceiver out) throws IOException {
      if (!kept.isEmpty()) {
        out.get(Decontaminated.KEPT).output(KV.of(partition, kept.copy()));
      }
      if (!toCut.isEmpty()) {
        out.get(Decontaminated.TO_CUT).output(KV.of(partition, toCut.copy()));
      }
      verdicts.flush(out.get(Decontaminated.VERDICTS));
      if (!evidence.isEmpty()) {
        out.get(Decontaminated.EVIDENCE).output(KV.of(partition, coded(evidence)));
      }
      if (!found.isEmpty()) {
        out.get(Decontaminated.FACTS)
            .output(Fact.of(Fact.Kind.CONTAMINATION, Contamination.CODER, found));
      }
    }

    private void drop(int row, String told) {
      VerdictRow.Subject subject = VerdictRow.Subject.of(rows, row);
      VerdictRow.putDropped(
          verdicts.to(plan.spreading().ledger().of(subject.id().high())),
          subject,
          Reason.CONTAMINATED,
          told);
    }
  }

  /** What the ledger keeps: the item, how surely, and what to name to let it pass. */
  private String told(Evidence evidence) {
    return String.format(
        Locale.ROOT,
        "%s item %d: score %.3f, at least %.3f; evidence %s",
        plan.benchmarks().get(evidence.item().benchmark()),
        evidence.item().number(),
        evidence.strength().score() / 1000.0,
        evidence.strength().required() / 1000.0,
        evidence.id());
  }

  private static byte[] coded(List<Evidence> evidence) throws IOException {
    evidence.sort(Evidence.ORDER);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Evidence.CODER.encode(evidence, bytes);
    return bytes.toByteArray();
  }
}
