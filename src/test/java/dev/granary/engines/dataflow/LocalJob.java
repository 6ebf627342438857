package dev.granary.engines.dataflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** A job of {@link LocalDataflow}: what was sent, and how it stands. */
public final class LocalJob {
  private static final String TIME = "2026-01-01T00:00:00.000Z";

  private final ObjectNode sent;
  private final String id;
  private String state = "JOB_STATE_PENDING";
  private String failure = "";
  private JsonNode metrics = JsonNodeFactory.instance.arrayNode();

  LocalJob(ObjectNode sent, int number) {
    this.sent = sent.deepCopy();
    id = "2026-01-01_00_00_00-" + number;
  }

  public String id() {
    return id;
  }

  public String name() {
    return sent.path("name").asText();
  }

  /** The job as it was sent. */
  public JsonNode sent() {
    return sent;
  }

  synchronized boolean isActive() {
    return state.equals("JOB_STATE_PENDING") || state.equals("JOB_STATE_RUNNING");
  }

  void run(LocalDataflow.Workers workers) {
    become("JOB_STATE_RUNNING", "");
    try {
      JsonNode counted = workers.work(sent);
      synchronized (this) {
        metrics = counted;
      }
      become("JOB_STATE_DONE", "");
    } catch (InterruptedException | IOException | RuntimeException e) {
      become("JOB_STATE_FAILED", String.valueOf(e.getMessage()));
    }
  }

  synchronized void asked(String wanted) {
    if (isActive()) {
      state = wanted;
    }
  }

  private synchronized void become(String next, String why) {
    if (isActive()) {
      state = next;
      failure = why;
    }
  }

  synchronized JsonNode json() {
    ObjectNode job = sent.deepCopy();
    job.remove("steps");
    return job.put("id", id)
        .put("projectId", "some-project")
        .put("location", "us-central1")
        .put("currentState", state)
        .put("currentStateTime", TIME)
        .put("createTime", TIME);
  }

  synchronized JsonNode messages() {
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    ArrayNode all = reply.putArray("jobMessages");
    if (!failure.isEmpty()) {
      all.addObject()
          .put("id", "1")
          .put("time", TIME)
          .put("messageText", failure)
          .put("messageImportance", "JOB_MESSAGE_ERROR");
    }
    return reply;
  }

  synchronized JsonNode metrics() {
    ObjectNode reply = JsonNodeFactory.instance.objectNode().put("metricTime", TIME);
    reply.set("metrics", metrics);
    return reply;
  }
}
