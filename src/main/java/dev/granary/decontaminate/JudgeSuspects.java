package dev.granary.decontaminate;

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
    RowBuffer kept = new RowBuffer(0);
    RowBuffer toCut = new RowBuffer(0);
    RowRouter verdicts = new RowRouter();
    List<Evidence> evidence = new ArrayList<>();
    Contamination found = Contamination.none();
    for (int row = 0; row < rows.length; ) {
      int hit = row + RecordRow.WIDTH;
      int source = RecordRow.source(rows, row);
      Judge.Judgement judgement =
          judge.of(RecordRow.id(rows, row), source, HitRow.matches(rows, hit));
      evidence.addAll(judgement.evidence());
      found.add(items.items(), source, judgement);
      Optional<Evidence> surest = judgement.surest();
      if (surest.isEmpty()) {
        kept.put(rows, row, RecordRow.WIDTH);
      } else {
        switch (plan.action()) {
          case REPORT -> kept.put(rows, row, RecordRow.WIDTH);
          case DROP -> drop(verdicts, rows, row, surest.get());
          case CUT -> NotedRow.put(toCut, rows, row, told(surest.get()));
        }
      }
      row = hit + HitRow.length(rows, hit);
    }
    if (!kept.isEmpty()) {
      out.get(Decontaminated.KEPT).output(KV.of(partition.getKey(), kept.copy()));
    }
    if (!toCut.isEmpty()) {
      out.get(Decontaminated.TO_CUT).output(KV.of(partition.getKey(), toCut.copy()));
    }
    verdicts.flush(out.get(Decontaminated.VERDICTS));
    if (!evidence.isEmpty()) {
      out.get(Decontaminated.EVIDENCE).output(KV.of(partition.getKey(), coded(evidence)));
    }
    if (!found.isEmpty()) {
      out.get(Decontaminated.FACTS)
          .output(Fact.of(Fact.Kind.CONTAMINATION, Contamination.CODER, found));
    }
  }

  private void drop(RowRouter verdicts, byte[] rows, int row, Evidence evidence) {
    VerdictRow.Subject subject = VerdictRow.Subject.of(rows, row);
    VerdictRow.putDropped(
        verdicts.to(plan.spreading().ledger().of(subject.id().high())),
        subject,
        Reason.CONTAMINATED,
        told(evidence));
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
