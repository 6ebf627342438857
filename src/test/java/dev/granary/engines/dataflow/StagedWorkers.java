package dev.granary.engines.dataflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.NoCredentials;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One worker, a process of its own, that has nothing but what was staged: it fetches each package
 * of the job, holds it against the digest in its name, and runs the graph.
 */
record StagedWorkers(String storage, Path folder) implements LocalDataflow.Workers {
  private static final int DIGEST = 43;
  private static final int MOST_MINUTES = 3;
  private static final String PROGRAM =
      "src/test/java/dev/granary/engines/dataflow/StagedGraph.java";

  @Override
  public JsonNode work(JsonNode job) throws IOException, InterruptedException {
    List<String> jars = new ArrayList<>();
    for (JsonNode staged : job.at("/environment/workerPools/0/packages")) {
      Path jar = fetched(staged.path("location").asText());
      requireDigest(jar, staged.path("name").asText());
      jars.add(jar.toString());
    }
    Path graph = fetched(job.at("/environment/sdkPipelineOptions/options/pipelineUrl").asText());
    Path counted = Files.createTempFile(folder, "counted", ".json");
    Path told = Files.createTempFile(folder, "worker", ".log");
    Process worker =
        new ProcessBuilder(
                "java",
                "-Xmx700m",
                "-cp",
                String.join(File.pathSeparator, jars),
                PROGRAM,
                graph.toString(),
                counted.toString())
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    if (!worker.waitFor(MOST_MINUTES, TimeUnit.MINUTES) || worker.exitValue() != 0) {
      worker.destroyForcibly();
      throw new IOException("the worker failed: " + Files.readString(told));
    }
    return new ObjectMapper().readTree(counted.toFile());
  }

  private Path fetched(String location) throws IOException {
    Path file = folder.resolve(location.substring(location.lastIndexOf('/') + 1));
    if (!Files.exists(file)) {
      Storage client =
          StorageOptions.http()
              .setHost(storage)
              .setProjectId("some-project")
              .setCredentials(NoCredentials.getInstance())
              .build()
              .getService();
      Files.write(file, client.readAllBytes(BlobId.fromGsUtilUri(location)));
    }
    return file;
  }

  /** The name of a package is that of the file, its digest, and how it ends. */
  private static void requireDigest(Path jar, String name) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
      String found = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
      int end = name.lastIndexOf('.');
      if (!name.substring(end - DIGEST, end).equals(found)) {
        throw new IOException(name + " has the digest " + found);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }
}
