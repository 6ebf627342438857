package dev.granary.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.record.Field;
import dev.granary.record.FieldType;
import dev.granary.record.Presence;
import dev.granary.record.Rules;
import dev.granary.record.Schema;
import dev.granary.record.Sensitivity;
import dev.granary.record.Several;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TFDS itself is not run here: the texts are held against its messages' published form. */
class TfdsMetadataTest {
  private static final String TEXT =
      "{'pythonClassName':'tensorflow_datasets.core.features.text_feature.Text','text':{}}";

  @Test
  void describesEachFeatureThatIsAlwaysThere() throws JsonProcessingException {
    JsonNode features =
        features(
            Strikes.plan(
                Tagging.TAGGED,
                Strikes.remarks(),
                Strikes.damage(),
                Strikes.night(),
                new FeatureColumn("height", 3, Encoding.FLOAT, "-1", List.of())));

    assertThat(names(features))
        .containsExactly(
            "damage", "granary_record_id", "granary_source", "height", "night", "remarks");
    assertThat(features.get("remarks")).isEqualTo(json(TEXT));
    assertThat(features.get("granary_record_id")).isEqualTo(json(TEXT));
    assertThat(features.get("granary_source")).isEqualTo(json(TEXT));
    assertThat(features.get("damage"))
        .isEqualTo(
            json(
                "{'pythonClassName':'tensorflow_datasets.core.features.class_label_feature.ClassLabel',"
                    + "'classLabel':{'numClasses':'3'}}"));
    assertThat(features.get("night")).isEqualTo(scalar("int64"));
    assertThat(features.get("height")).isEqualTo(scalar("float32"));
  }

  @Test
  void describesAFeatureThatMayBeLeftOutAsAList() throws JsonProcessingException {
    JsonNode features = features(Strikes.plan(Tagging.UNTAGGED, Strikes.speed(), Strikes.height()));

    assertThat(names(features)).containsExactly("height", "speed");
    assertThat(features.get("speed")).isEqualTo(list("int64"));
    assertThat(features.get("height")).isEqualTo(list("float32"));
  }

  /** As tensorflow-datasets 4.9.10 writes a Sequence of scalars and of texts. */
  @Test
  void describesAListAsASequence() throws JsonProcessingException {
    Schema schema =
        new Schema(
            List.of(
                listOf("tags", FieldType.STRING, Presence.OPTIONAL, Several.ANY),
                listOf("vector", FieldType.FLOAT, Presence.REQUIRED, new Several(3, 3)),
                listOf("some", FieldType.INT, Presence.OPTIONAL, new Several(3, 3))));
    FeaturePlan plan =
        new FeaturePlan(
            schema,
            List.of(
                new FeatureColumn("tags", 0, Encoding.BYTES, null, List.of()),
                new FeatureColumn("vector", 1, Encoding.FLOAT, null, List.of()),
                new FeatureColumn("some", 2, Encoding.INT, null, List.of())),
            Tagging.UNTAGGED);

    JsonNode features = features(plan);

    String sequence =
        "{'pythonClassName':'tensorflow_datasets.core.features.sequence_feature.Sequence',"
            + "'sequence':{'length':'%s','feature':%s}}";
    assertThat(features.get("tags")).isEqualTo(json(sequence.formatted("-1", TEXT)));
    assertThat(features.get("vector")).isEqualTo(json(sequence.formatted("3", scalar("float32"))));
    assertThat(features.get("some")).isEqualTo(json(sequence.formatted("-1", scalar("int64"))));
  }

  private static Field listOf(String name, FieldType type, Presence presence, Several several) {
    return new Field(name, name, type, presence, Sensitivity.PLAIN, Rules.NONE, several);
  }

  @Test
  void listsTheClassesOneALine() {
    assertThat(TfdsMetadata.labels(Strikes.plan(Tagging.TAGGED, Strikes.damage(), Strikes.night())))
        .containsExactly(entry("damage.labels.txt", "None\nMinor\nZürich\n"));
  }

  @Test
  void aSlashInANameIsADotInTheNameOfItsFile() {
    FeatureColumn column = new FeatureColumn("../damage", 1, Encoding.CLASS, null, Strikes.CLASSES);

    assertThat(TfdsMetadata.labels(Strikes.plan(Tagging.UNTAGGED, column)))
        .containsOnlyKeys("...damage.labels.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a\u00a0", "a\nb", "a\r"})
  void classesThatAreNoLinesAreToldAsNumbers(String label) throws JsonProcessingException {
    List<String> classes = List.of("None", label);
    Rules rules = new Rules(classes, null, null, null);
    Field field =
        new Field("d", "d", FieldType.STRING, Presence.REQUIRED, Sensitivity.PLAIN, rules);
    FeatureColumn column = new FeatureColumn("d", 0, Encoding.CLASS, null, classes);
    FeaturePlan plan =
        new FeaturePlan(new Schema(List.of(field)), List.of(column), Tagging.UNTAGGED);

    assertThat(features(plan).get("d")).isEqualTo(scalar("int64"));
    assertThat(TfdsMetadata.labels(plan)).isEmpty();
  }

  @Test
  void aClassThatMayBeLeftOutIsAListWithoutLabels() throws JsonProcessingException {
    Rules rules = new Rules(Strikes.CLASSES, null, null, null);
    Field field =
        new Field("d", "d", FieldType.STRING, Presence.OPTIONAL, Sensitivity.PLAIN, rules);
    FeatureColumn column = new FeatureColumn("d", 0, Encoding.CLASS, null, Strikes.CLASSES);
    FeaturePlan plan =
        new FeaturePlan(new Schema(List.of(field)), List.of(column), Tagging.UNTAGGED);

    assertThat(features(plan).get("d")).isEqualTo(list("int64"));
    assertThat(TfdsMetadata.labels(plan)).isEmpty();
  }

  @Test
  void tellsTheLengthsOfAllShards() throws JsonProcessingException {
    DatasetInfo info =
        new DatasetInfo(
            "bird_strikes",
            "1.0.7",
            "Strikes with \"birds\"",
            List.of(
                new SplitShards("train", List.of(640L, 641L), 1_234_567L),
                new SplitShards("validation", List.of(7L), 8_589_934_592L)));
    String template = "'filepathTemplate':'{DATASET}-{SPLIT}.{FILEFORMAT}-{SHARD_X_OF_Y}'";

    String text = TfdsMetadata.datasetInfo(info);

    assertThat(new ObjectMapper().readTree(text))
        .isEqualTo(
            json(
                "{'name':'bird_strikes','description':'Strikes with \\\"birds\\\"','version':'1.0.7',"
                    + "'moduleName':'external.bird_strikes','fileFormat':'tfrecord','splits':["
                    + ("{'name':'train'," + template)
                    + ",'numBytes':'1234567','shardLengths':['640','641']},"
                    + ("{'name':'validation'," + template)
                    + ",'numBytes':'8589934592','shardLengths':['7']}]}"));
  }

  @Test
  void endsLinesTheSameOnEverySystem() {
    assertThat(TfdsMetadata.features(Strikes.plan(Tagging.UNTAGGED, Strikes.night())))
        .isEqualTo(
            """
            {
              "pythonClassName" : "tensorflow_datasets.core.features.features_dict.FeaturesDict",
              "featuresDict" : {
                "features" : {
                  "night" : {
                    "pythonClassName" : "tensorflow_datasets.core.features.scalar.Scalar",
                    "tensor" : {
                      "shape" : { },
                      "dtype" : "int64",
                      "encoding" : "none"
                    }
                  }
                }
              }
            }
            """);
  }

  private static JsonNode features(FeaturePlan plan) throws JsonProcessingException {
    JsonNode root = new ObjectMapper().readTree(TfdsMetadata.features(plan));
    assertThat(root.get("pythonClassName").textValue())
        .isEqualTo("tensorflow_datasets.core.features.features_dict.FeaturesDict");
    return root.get("featuresDict").get("features");
  }

  private static List<String> names(JsonNode features) {
    List<String> names = new ArrayList<>();
    features.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode scalar(String type) throws JsonProcessingException {
    return json(
        "{'pythonClassName':'tensorflow_datasets.core.features.scalar.Scalar','tensor':{'shape':{},'dtype':'"
            + type
            + "','encoding':'none'}}");
  }

  private static JsonNode list(String type) throws JsonProcessingException {
    return json(
        "{'pythonClassName':'tensorflow_datasets.core.features.tensor_feature.Tensor','tensor':"
            + "{'shape':{'dimensions':['-1']},'dtype':'"
            + type
            + "','encoding':'none'}}");
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
