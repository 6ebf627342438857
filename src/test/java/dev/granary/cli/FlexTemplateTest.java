package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.dataflow.Dataflow;
import com.google.api.services.dataflow.model.FlexTemplateRuntimeEnvironment;
import com.google.api.services.dataflow.model.LaunchFlexTemplateParameter;
import com.google.api.services.dataflow.model.LaunchFlexTemplateRequest;
import com.google.api.services.dataflow.model.LaunchFlexTemplateResponse;
import dev.granary.engines.dataflow.LocalDataflow;
import dev.granary.spec.DataflowSpec;
import dev.granary.spec.Environments;
import dev.granary.storage.LocalStorage;
import dev.granary.storage.StorageByScheme;
import dev.granary.storage.gcs.GcsSettings;
import dev.granary.storage.gcs.GcsStorage;
import dev.granary.storage.gcs.LocalGcs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the Flex Template say what the code takes, and a launch says it to the service. */
class FlexTemplateTest {
  private static final String REGENERATE = "granary.regenerate";
  private static final Path FOLDER = Path.of("configs/flex-template");
  private static final DataflowSpec JOB =
      Environments.read(Path.of("configs/dataflow.yaml")).dataflow();

  @TempDir Path folder;

  @Test
  void theMetadataIsWhatTheCodeTakes() throws IOException {
    assertIsCommitted("metadata.json", metadata());
  }

  @Test
  void theSpecIsWhatTheEnvironmentThatIsReadyToUseSays() throws IOException {
    assertIsCommitted("container-spec.json", containerSpec());
  }

  @Test
  void theImageStartsTheClassThatTakesTheParameters() throws IOException {
    assertThat(Files.readString(FOLDER.resolve("Dockerfile")))
        .contains("ENV FLEX_TEMPLATE_JAVA_MAIN_CLASS=" + FlexTemplate.class.getName() + "\n")
        .contains("ENV FLEX_TEMPLATE_JAVA_CLASSPATH=/template/*\n");
  }

  @Test
  void parametersBecomeARunThatIsSubmittedAndTheRestGoesToTheRunner() throws IOException {
    try (LocalGcs gcs = LocalGcs.start("lake")) {
      gcs.put("lake", "birds.yaml", "dataset: birds\n");
      gcs.put("lake", "cloud.yaml", "engine: dataflow\n");
      StorageByScheme storage =
          new StorageByScheme(
              new LocalStorage(),
              new GcsStorage(new GcsSettings(gcs.endpoint(), "", GcsSettings.Credentials.NONE)));

      List<String> words =
          FlexTemplate.words(
              List.of(
                  "--spec=gs://lake/birds.yaml",
                  "--project=some-project",
                  "--environment=gs://lake/cloud.yaml",
                  "--date=2026-11-20",
                  "--templateLocation=gs://lake/template"),
              storage,
              folder);

      assertThat(words)
          .containsExactly(
              "run",
              "--submit",
              folder + "/spec.yaml",
              "--env=" + folder + "/environment.yaml",
              "--date=2026-11-20",
              "--",
              "--project=some-project",
              "--templateLocation=gs://lake/template");
      assertThat(folder.resolve("spec.yaml")).hasContent("dataset: birds");
      assertThat(folder.resolve("environment.yaml")).hasContent("engine: dataflow");
      assertThatThrownBy(() -> FlexTemplate.words(List.of("--date=2026-11-20"), storage, folder))
          .hasMessageStartingWith("the template wants the parameter spec: ");
    }
  }

  @Test
  void theRealClientLaunchesItWithTheParametersOfTheMetadata() throws IOException {
    try (LocalDataflow service = LocalDataflow.start(job -> new ObjectMapper().createArrayNode())) {
      Map<String, String> parameters = new TreeMap<>();
      for (JsonNode parameter : metadata().path("parameters")) {
        parameters.put(parameter.path("name").asText(), "x");
      }
      LaunchFlexTemplateResponse launched =
          new Dataflow.Builder(
                  new NetHttpTransport(), GsonFactory.getDefaultInstance(), request -> {})
              .setRootUrl(service.root())
              .setApplicationName("granary")
              .build()
              .projects()
              .locations()
              .flexTemplates()
              .launch(
                  "some-project",
                  "us-central1",
                  new LaunchFlexTemplateRequest()
                      .setLaunchParameter(
                          new LaunchFlexTemplateParameter()
                              .setJobName("granary-nightly")
                              .setContainerSpecGcsPath("gs://lake/templates/granary.json")
                              .setParameters(parameters)
                              .setEnvironment(
                                  GsonFactory.getDefaultInstance()
                                      .fromString(
                                          containerSpec().path("defaultEnvironment").toString(),
                                          FlexTemplateRuntimeEnvironment.class))))
              .execute();

      assertThat(launched.getJob().getName()).isEqualTo("granary-nightly");
      LocalDataflow.Request request = service.requests().get(0);
      assertThat(request)
          .hasToString(
              "POST /v1b3/projects/some-project/locations/us-central1/flexTemplates:launch");
      JsonNode sent = request.body().path("launchParameter");
      assertThat(sent.at("/parameters/spec").asText()).isEqualTo("x");
      assertThat(sent.at("/parameters/environment").asText()).isEqualTo("x");
      assertThat(sent.path("environment"))
          .as("every name is one that the client has")
          .isEqualTo(containerSpec().path("defaultEnvironment"));
      for (JsonNode name : new ObjectMapper().valueToTree(names(sent.path("environment")))) {
        assertThat(FlexTemplateRuntimeEnvironment.class.getDeclaredFields())
            .extracting(java.lang.reflect.Field::getName)
            .contains(name.asText());
      }
    }
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static ObjectNode metadata() {
    ObjectNode metadata =
        new ObjectMapper()
            .createObjectNode()
            .put("name", "granary")
            .put(
                "description",
                "Makes a version of a dataset; publish it with granary publish when the job is"
                    + " done.");
    ArrayNode parameters = metadata.putArray("parameters");
    for (TemplateParameter parameter : TemplateParameter.values()) {
      parameters
          .addObject()
          .put("name", parameter.word())
          .put("label", parameter.label())
          .put("helpText", parameter.help())
          .put("isOptional", parameter.need() == TemplateParameter.Need.OPTIONAL)
          .put("paramType", parameter.type())
          .putArray("regexes")
          .add(parameter.pattern());
    }
    return metadata;
  }

  private static ObjectNode containerSpec() {
    ObjectNode spec =
        new ObjectMapper()
            .createObjectNode()
            .put("image", "us-central1-docker.pkg.dev/your-project/granary/granary:0.1.0");
    spec.putObject("sdkInfo").put("language", "JAVA");
    spec.set("metadata", metadata());
    ObjectNode environment = spec.putObject("defaultEnvironment");
    DataflowSpec.Place place = JOB.place().orElseThrow();
    DataflowSpec.Workers workers = JOB.workers();
    environment.put("stagingLocation", place.staging()).put("tempLocation", place.temp());
    workers.machineType().ifPresent(type -> environment.put("machineType", type));
    workers.count().ifPresent(count -> environment.put("numWorkers", count));
    workers.most().ifPresent(most -> environment.put("maxWorkers", most));
    workers.diskGib().ifPresent(size -> environment.put("diskSizeGb", size));
    JOB.network().network().ifPresent(name -> environment.put("network", name));
    JOB.network().subnetwork().ifPresent(name -> environment.put("subnetwork", name));
    environment.put("ipConfiguration", "WORKER_IP_" + JOB.network().addresses());
    JOB.account().ifPresent(account -> environment.put("serviceAccountEmail", account));
    JOB.key().ifPresent(key -> environment.put("kmsKeyName", key));
    JOB.extras().experiments().forEach(environment.putArray("additionalExperiments")::add);
    JOB.labels().forEach(environment.putObject("additionalUserLabels")::put);
    return spec;
  }

  private static void assertIsCommitted(String name, JsonNode json) throws IOException {
    Path file = FOLDER.resolve(name);
    String text = json.toPrettyString() + "\n";
    if (Boolean.getBoolean(REGENERATE)) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(file)
        .as("write it with: mvn test -Dtest=FlexTemplateTest -D%s=true", REGENERATE)
        .hasContent(text);
  }
}
