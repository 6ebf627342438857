package dev.granary.version;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * For each number of processes a file that says which files each of them reads, so that a trainer
 * needs no arithmetic.
 */
public final class ProcessLists {
  private ProcessLists() {}

  /** The files of a layout, by path. */
  public static Map<String, byte[]> of(String dataset, Layout layout) {
    Map<String, byte[]> files = new TreeMap<>();
    for (ReadingPlan plan : layout.plans()) {
      files.put(path(plan.processes().count()), Json.write(list(dataset, layout, plan)));
    }
    return files;
  }

  /** Where the file for a number of processes stands in a version. */
  public static String path(int processes) {
    return "processes/" + processes + ".json";
  }

  private static ObjectNode list(String dataset, Layout layout, ReadingPlan plan) {
    int count = plan.processes().count();
    ObjectNode object = Json.object().put("dataset", dataset).put("processes", count);
    ArrayNode slices = object.putArray("slices");
    plan.processes().slices().forEach(slices::add);
    object.put("batch", plan.batch());
    Map<String, List<Shard>> shards = new LinkedHashMap<>();
    layout.splits().forEach(split -> shards.put(split.name(), layout.shardsOf(split.name())));
    ArrayNode reads = object.putArray("reads");
    for (int process = 0; process < count; process++) {
      ObjectNode files = reads.addObject().put("process", process).putObject("files");
      int first = process;
      shards.forEach((split, all) -> putEvery(files.putArray(split), all, first, count));
    }
    return object;
  }

  private static void putEvery(ArrayNode files, List<Shard> shards, int first, int step) {
    for (int number = first; number < shards.size(); number += step) {
      files.add(shards.get(number).data().path());
    }
  }
}
