package dev.granary.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FeaturePlanTest {
  @ParameterizedTest
  @MethodSource("columnsThatDoNotFit")
  void refusesAFeatureThatCouldFailLater(FeatureColumn column, String message) {
    assertThatThrownBy(() -> Strikes.plan(Tagging.UNTAGGED, column))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("feature " + column.name() + ": " + message);
  }

  private static List<Arguments> columnsThatDoNotFit() {
    List<String> none = List.of();
    String reserved = "the name is reserved, or another feature has it";
    String name = "a name is not empty and has no control characters";
    String domain = "needs a domain, and all of it must be among the classes";
    return List.of(
        refused("granary_record_id", 2, Encoding.INT, null, none, reserved),
        refused("granary_source", 2, Encoding.INT, null, none, reserved),
        refused("", 2, Encoding.INT, null, none, name),
        refused("a\nb", 2, Encoding.INT, null, none, name),
        refused("\ud800", 2, Encoding.INT, null, none, "the name is not valid Unicode"),
        refused("f", 5, Encoding.INT, null, none, "the schema has no field at place 5"),
        refused("f", -1, Encoding.INT, null, none, "the schema has no field at place -1"),
        refused(
            "f", 2, Encoding.BYTES, null, none, made("BYTES", "[STRING, BYTES]", "speed is INT")),
        refused(
            "f", 4, Encoding.BYTES, null, none, made("BYTES", "[STRING, BYTES]", "night is BOOL")),
        refused("f", 3, Encoding.INT, null, none, made("INT", "[INT, BOOL]", "height is FLOAT")),
        refused("f", 0, Encoding.INT, null, none, made("INT", "[INT, BOOL]", "remarks is STRING")),
        refused("f", 4, Encoding.FLOAT, null, none, made("FLOAT", "[INT, FLOAT]", "night is BOOL")),
        refused("f", 2, Encoding.CLASS, null, none, made("CLASS", "[STRING]", "speed is INT")),
        refused("f", 0, Encoding.CLASS, null, List.of("a"), "the field remarks " + domain),
        refused("f", 1, Encoding.CLASS, null, List.of("Minor"), "the field damage " + domain),
        refused("f", 1, Encoding.CLASS, null, List.of("a", "a"), "a class is listed twice"),
        refused("f", 2, Encoding.INT, null, List.of("a"), "only a CLASS has classes, this is INT"),
        refused(
            "f",
            2,
            Encoding.INT,
            "1.5",
            none,
            "\"1.5\" cannot stand for a missing INT: it is no whole number of 64 bits"),
        refused(
            "f",
            3,
            Encoding.FLOAT,
            "NaN",
            none,
            "\"NaN\" cannot stand for a missing FLOAT: it is no decimal number"),
        refused(
            "f",
            3,
            Encoding.FLOAT,
            "1e39",
            none,
            "\"1e39\" cannot stand for a missing FLOAT: 32 bits do not hold it"),
        refused(
            "f",
            0,
            Encoding.BYTES,
            "\udc00",
            none,
            "what stands for a missing value is not valid Unicode"),
        refused(
            "f",
            1,
            Encoding.CLASS,
            "-2",
            Strikes.CLASSES,
            "\"-2\" cannot stand for a missing CLASS: it is no class, nor -1"));
  }

  @Test
  void refusesANameThatIsThereTwice() {
    assertThatThrownBy(() -> Strikes.plan(Tagging.UNTAGGED, Strikes.speed(), Strikes.speed()))
        .hasMessage("feature speed: the name is reserved, or another feature has it");
  }

  @Test
  void refusesClassesWhoseLabelsWouldShareAFile() {
    FeatureColumn slash = new FeatureColumn("a/b", 1, Encoding.CLASS, null, Strikes.CLASSES);
    FeatureColumn dot = new FeatureColumn("a.b", 1, Encoding.CLASS, null, Strikes.CLASSES);

    assertThatThrownBy(() -> Strikes.plan(Tagging.UNTAGGED, slash, dot))
        .hasMessage("feature a.b: another feature's labels go to the same file");
  }

  @Test
  void travelsToWorkers() throws IOException, ClassNotFoundException {
    FeaturePlan plan = Strikes.plan(Tagging.TAGGED, Strikes.damage(), Strikes.speed());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(plan);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(plan);
    }
  }

  private static String made(String encoding, String takes, String field) {
    return encoding + " is made of " + takes + " only, the field " + field;
  }

  private static Arguments refused(
      String name, int field, Encoding encoding, String missing, List<String> classes, String why) {
    return Arguments.of(new FeatureColumn(name, field, encoding, missing, classes), why);
  }
}
