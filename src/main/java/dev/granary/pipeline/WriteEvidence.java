package dev.granary.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.decontaminate.Evidence;
import dev.granary.decontaminate.Passage;
import dev.granary.lineage.LineageFiles;
import dev.granary.storage.Durability;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was found of evaluation items, a line for each record and item. It quotes the item,
 * and points into the record, whose text may be personal: that is quoted only where the spec asks
 * for it.
 */
final class WriteEvidence extends DoFn<KV<Integer, byte[]>, Void> {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ScanPlan scan;
  private final LedgerPlan plan;
  private final List<String> benchmarks;
  private transient @Nullable ItemTexts texts;

  WriteEvidence(ScanPlan scan, LedgerPlan plan, List<String> benchmarks) {
    this.scan = scan;
    this.plan = plan;
    this.benchmarks = benchmarks;
  }

  @ProcessElement
  public void write(@Element KV<Integer, byte[]> block) throws IOException {
    if (texts == null) {
      texts = Evaluation.texts(plan.places());
    }
    ItemTexts quoted = texts;
    String path = LineageFiles.decontamination(plan.places().staging(), block.getKey());
    try (OutputStream out =
        new BufferedOutputStream(plan.places().storage().create(path, Durability.DURABLE))) {
      for (Evidence evidence : Evidence.CODER.decode(new ByteArrayInputStream(block.getValue()))) {
        out.write(MAPPER.writeValueAsBytes(line(evidence, quoted)));
        out.write('\n');
      }
    }
  }

  private ObjectNode line(Evidence evidence, ItemTexts quoted) {
    ObjectNode line =
        MAPPER
            .createObjectNode()
            .put("evidence", evidence.id())
            .put("outcome", evidence.outcome().name().toLowerCase(Locale.ROOT))
            .put("benchmark", benchmarks.get(evidence.item().benchmark()))
            .put("item", evidence.item().number())
            .put("record", evidence.record().toString())
            .put("source", plan.sources().get(evidence.source()))
            .put("field", scan.schema().field(evidence.place().field()).name())
            .put("start", evidence.place().start())
            .put("end", evidence.place().end());
    line.put("score", evidence.strength().score() / 1000.0)
        .put("required", evidence.strength().required() / 1000.0)
        .put("question", evidence.strength().question() / 1000.0)
        .put("answer", evidence.strength().answer() / 1000.0)
        .put("quote", quoted.beginnings().get(evidence.item().index()));
    Passage passage = evidence.passage();
    if (!passage.equals(Passage.NONE)) {
      line.putObject("context")
          .put("before", passage.before())
          .put("found", passage.found())
          .put("behind", passage.behind());
    }
    return line;
  }
}
