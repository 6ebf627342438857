package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas that editors use say what the code does. */
class SchemaFilesTest {
  private static final Path FOLDER = Path.of("docs/schema");
  private static final String REGENERATE = "granary.regenerate";

  private static final JsonSchemaFactory DRAFT_7 = JsonSchemaFactory.getInstance(VersionFlag.V7);

  @Test
  void theFileForSpecsIsWhatTheCodeSays() throws IOException {
    assertIsCommitted("spec.schema.json", SpecSchema.json());
  }

  @Test
  void theFileForEnvironmentsIsWhatTheCodeSays() throws IOException {
    assertIsCommitted("environment.schema.json", EnvironmentSchema.json());
  }

  @Test
  void theSchemasAreSchemas() throws IOException {
    JsonSchema draft = DRAFT_7.getSchema(URI.create("http://json-schema.org/draft-07/schema#"));

    assertThat(draft.validate(new ObjectMapper().readTree(SpecSchema.json()))).isEmpty();
    assertThat(draft.validate(new ObjectMapper().readTree(EnvironmentSchema.json()))).isEmpty();
  }

  @Test
  void theFilesThatComeWithGranaryFitTheirSchemas() throws IOException {
    String spec = Files.readString(Path.of("pipelines/bird_strikes/spec.yaml"));
    String environment = Files.readString(Path.of("configs/local.yaml"));

    assertThat(problems(SpecSchema.json(), spec)).isEmpty();
    assertThat(problems(EnvironmentSchema.json(), environment)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dedup: {exact: {on: [damage]}, keep: [id]}",
        "splits: {train: 0.9, test: 0.1, group_by: [speed]}",
        "balance: {by: damage, strategy: target, shares: {None: 0.5, Minor: 0.5}}",
        "features: {speed: {as: float, missing: -1}}",
      })
  void whatTheCodeTakesTheSchemaTakes(String more) throws IOException {
    assertThat(problems(SpecSchema.json(), SpecText.with(more))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shard: {}                     | property 'shard' is not defined",
        "shards: {procesess: [4]}      | property 'procesess' is not defined",
        "shards: {global_batch: 0}     | must have a minimum value of 1",
        "shards: {processes: []}       | must have at least 1 items",
        "checks: {max_quarantined: 2}  | must have a maximum value of 1",
        "splits: {train: 0}            | must have an exclusive minimum value of 0",
        "splits: {group_by: 0.5}       | number found, array expected",
        "splits: {Train: 1}            | property 'Train' is not defined",
        "features: {granary_id: {}}    | property 'granary_id' is not defined",
        "tag: {lineage: 'no'}          | string found, boolean expected",
        "balance: {by: damage}         | required property 'strategy' not found",
        "dedup: {keep: [oldest]}       | does not have a value in the enumeration",
        "limits: {depth: deep}         | string found, integer expected",
      })
  void whatTheCodeRefusesByItsShapeTheSchemaRefuses(String more, String problem)
      throws IOException {
    assertThat(problems(SpecSchema.json(), SpecText.with(more)))
        .singleElement()
        .asString()
        .contains(problem);
  }

  @Test
  void everyRequiredKeyIsRequiredByTheSchema() throws IOException {
    assertThat(problems(SpecSchema.json(), "{}"))
        .extracting(problem -> problem.substring(problem.indexOf("property")))
        .containsExactlyInAnyOrder(
            "property 'dataset' not found",
            "property 'version' not found",
            "property 'seed' not found",
            "property 'sources' not found",
            "property 'schema' not found",
            "property 'publish' not found");
  }

  private static void assertIsCommitted(String name, String json) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean(REGENERATE)) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, json);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as(
            "%s must be what the code says; write it with: mvn test -Dtest=SchemaFilesTest -D%s=true",
            file, REGENERATE)
        .isEqualTo(json);
  }

  private static List<String> problems(String schema, String yaml) throws IOException {
    JsonNode node = new YAMLMapper().readTree(yaml);
    return DRAFT_7.getSchema(schema).validate(node).stream().map(Object::toString).toList();
  }
}
