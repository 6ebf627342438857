package dev.granary.version;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.record.RemainderPolicy;
import java.util.Locale;
import java.util.Map;

/** A manifest as a JSON object, its keys in the order of the format. */
final class ManifestWriter {
  private ManifestWriter() {}

  static ObjectNode object(Manifest manifest) {
    Draft draft = manifest.draft();
    ObjectNode object = Json.object();
    putBuild(object, manifest);
    object.put("compression", draft.layout().compression().word());
    ArrayNode processes = object.putArray("processes");
    draft.layout().readers().counts().forEach(processes::add);
    object.put("globalBatch", draft.layout().readers().globalBatch());
    ArrayNode inputs = object.putArray("inputs");
    draft.inputs().forEach(input -> put(inputs.addObject(), input));
    ArrayNode sources = object.putArray("sources");
    draft.sources().forEach(source -> put(sources.addObject(), source));
    ArrayNode splits = object.putArray("splits");
    draft.layout().splits().forEach(split -> put(splits.addObject(), split));
    ArrayNode shards = object.putArray("shards");
    draft.layout().shards().forEach(shard -> put(shards.addObject(), shard));
    ArrayNode plans = object.putArray("plans");
    draft.layout().plans().forEach(plan -> put(plans.addObject(), plan));
    object.put("remainderPolicy", word(draft.layout().remainder().policy()));
    ArrayNode remainder = object.putArray("remainder");
    draft.layout().remainder().ids().forEach(id -> remainder.add(id.toString()));
    ArrayNode files = object.putArray("files");
    manifest.files().forEach(file -> put(files.addObject(), file));
    return object;
  }

  private static void putBuild(ObjectNode object, Manifest manifest) {
    Build build = manifest.draft().build();
    object
        .put("dataset", build.dataset())
        .put("version", manifest.version().toString())
        .put("specDigest", build.specDigest().hex())
        .put("codeVersion", build.codeVersion())
        .put("runKey", build.runKey())
        .put("seed", build.seed())
        .put("madeFrom", build.madeFrom())
        .put("contentDigest", manifest.contentDigest().hex());
  }

  private static void put(ObjectNode object, Input input) {
    object
        .put("source", input.source())
        .put("file", input.file().name())
        .put("bytes", input.file().bytes())
        .put("digest", input.file().digest().hex())
        .put("records", input.records())
        .put("licence", input.licence());
  }

  private static void put(ObjectNode object, SourceTally source) {
    object
        .put("name", source.name())
        .put("licence", source.licence())
        .put("read", source.tally().read())
        .put("kept", source.tally().kept());
    putCounts(object.putObject("dropped"), source.tally().dropped());
    putCounts(object.putObject("quarantined"), source.tally().quarantined());
  }

  private static void put(ObjectNode object, SplitEntry split) {
    object
        .put("name", split.name())
        .put("records", split.size().records())
        .put("files", split.size().files())
        .put("bytes", split.size().bytes());
    ObjectNode classes = object.putObject("classes");
    putCounts(classes.putObject("before"), split.classes().before());
    putCounts(classes.putObject("after"), split.classes().after());
    ObjectNode weights = classes.putObject("weights");
    split.classes().weights().forEach(weights::put);
  }

  private static void put(ObjectNode object, Shard shard) {
    object
        .put("file", shard.data().path())
        .put("split", shard.split())
        .put("records", shard.records())
        .put("bytes", shard.data().bytes())
        .put("sha256", shard.data().sha256().hex())
        .put("index", shard.index().path())
        .put("indexBytes", shard.index().bytes())
        .put("indexSha256", shard.index().sha256().hex());
  }

  private static void put(ObjectNode object, ReadingPlan plan) {
    object.put("processes", plan.processes().count());
    ArrayNode slices = object.putArray("slices");
    plan.processes().slices().forEach(slices::add);
    object.put("batch", plan.batch());
    ArrayNode splits = object.putArray("splits");
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

  /** How a policy is written. */
  static String word(RemainderPolicy policy) {
    return policy.name().toLowerCase(Locale.ROOT);
  }

  private static void put(ObjectNode object, FileEntry file) {
    object.put("path", file.path()).put("bytes", file.bytes()).put("sha256", file.sha256().hex());
  }

  private static void putCounts(ObjectNode object, Map<String, Long> counts) {
    counts.forEach(object::put);
  }
}
