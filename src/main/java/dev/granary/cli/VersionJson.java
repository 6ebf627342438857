package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.version.Build;
import dev.granary.version.Input;
import dev.granary.version.ProcessLists;
import dev.granary.version.ReadingPlan;
import dev.granary.version.SourceTally;
import dev.granary.version.SplitEntry;
import java.util.Map;

/** What a version holds, for programs. */
final class VersionJson {
  private VersionJson() {}

  static String of(VersionPage page) {
    Build build = page.manifest().draft().build();
    ObjectNode document =
        JsonText.document()
            .put("dataset", build.dataset())
            .put("version", page.manifest().version().toString())
            .put("path", page.published().directory())
            .put("report", page.report())
            .put("published", page.published().stamp().at().toString())
            .put("by", page.published().stamp().by())
            .put("runKey", build.runKey())
            .put("contentDigest", page.manifest().contentDigest().hex())
            .put("specDigest", build.specDigest().hex())
            .put("codeVersion", build.codeVersion())
            .put("seed", build.seed())
            .put("madeFrom", build.madeFrom());
    addSplits(page, document.putArray("splits"));
    addSources(page, document.putArray("sources"));
    addInputs(page, document.putArray("inputs"));
    page.layout().readers().counts().forEach(document.putArray("processes")::add);
    document
        .put("globalBatch", page.layout().readers().globalBatch())
        .put("remainderPolicy", VersionPage.word(page.layout().remainder().policy()))
        .put("remainder", page.layout().remainder().ids().size());
    addPlans(page, document.putArray("plans"));
    page.gates().addTo(document.putArray("gates"));
    return JsonText.of(document);
  }

  private static void addSplits(VersionPage page, ArrayNode splits) {
    for (SplitEntry split : page.layout().splits()) {
      ObjectNode node =
          splits
              .addObject()
              .put("name", split.name())
              .put("records", split.size().records())
              .put("files", split.size().files())
              .put("bytes", split.size().bytes());
      addCounts(node.putObject("classes"), split.classes().after());
      addCounts(node.putObject("classesBefore"), split.classes().before());
    }
  }

  private static void addSources(VersionPage page, ArrayNode sources) {
    for (SourceTally source : page.manifest().draft().sources()) {
      ObjectNode node =
          sources
              .addObject()
              .put("name", source.name())
              .put("licence", source.licence())
              .put("read", source.tally().read())
              .put("kept", source.tally().kept());
      addCounts(node.putObject("dropped"), source.tally().dropped());
      addCounts(node.putObject("quarantined"), source.tally().quarantined());
    }
  }

  private static void addInputs(VersionPage page, ArrayNode inputs) {
    for (Input input : page.manifest().draft().inputs()) {
      inputs
          .addObject()
          .put("file", input.file().name())
          .put("source", input.source())
          .put("bytes", input.file().bytes())
          .put("records", input.records())
          .put("digest", input.file().digest().hex());
    }
  }

  private static void addPlans(VersionPage page, ArrayNode plans) {
    for (ReadingPlan plan : page.layout().plans()) {
      int count = plan.processes().count();
      ObjectNode node =
          plans
              .addObject()
              .put("processes", count)
              .put("batch", plan.batch())
              .put("list", page.published().directory() + "/" + ProcessLists.path(count));
      plan.processes().slices().forEach(node.putArray("slices")::add);
      ArrayNode splits = node.putArray("splits");
      for (ReadingPlan.Part part : plan.splits()) {
        splits
            .addObject()
            .put("name", part.split())
            .put("files", part.files())
            .put("records", part.records())
            .put("steps", part.steps())
            .put("unused", part.unused());
      }
    }
  }

  private static void addCounts(ObjectNode node, Map<String, Long> counts) {
    counts.forEach(node::put);
  }
}
