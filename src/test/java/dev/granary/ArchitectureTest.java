package dev.granary;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the house and the doors between them. */
class ArchitectureTest {
  private static final String HOUSE = "dev.granary";

  private static final Set<String> STEP_MAY_USE = Set.of("record", "coding");

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("record", Set.of()),
          entry("coding", Set.of("record")),
          entry("spec", Set.of("record")),
          entry("storage", Set.of()),
          entry("read", Set.of("record", "coding", "storage")),
          entry("check", STEP_MAY_USE),
          entry("infer", Set.of("record", "read", "storage", "check")),
          entry("dedup", STEP_MAY_USE),
          entry("decontaminate", STEP_MAY_USE),
          entry("trigger", STEP_MAY_USE),
          entry("split", STEP_MAY_USE),
          entry("balance", STEP_MAY_USE),
          entry("tag", STEP_MAY_USE),
          entry("shard", Set.of("record", "coding", "storage", "version")),
          entry("audit", Set.of("record", "coding", "dedup", "storage", "shard", "version")),
          entry("version", Set.of("record", "storage")),
          entry("lineage", Set.of("record", "storage", "version")),
          entry(
              "compare",
              Set.of("record", "spec", "storage", "version", "lineage", "statistics", "gate")),
          entry("signature", Set.of("record", "coding", "storage")),
          entry(
              "reshard",
              Set.of("record", "storage", "shard", "version", "lineage", "tag", "report")),
          entry("statistics", Set.of("record")),
          entry("gate", Set.of("record", "statistics", "version")),
          entry("report", Set.of()),
          entry("handoff", Set.of()),
          entry("launch", Set.of("handoff", "record", "storage", "version")),
          entry("train", Set.of("handoff")),
          entry(
              "pipeline",
              Set.of(
                  "record",
                  "coding",
                  "spec",
                  "storage",
                  "read",
                  "check",
                  "dedup",
                  "decontaminate",
                  "trigger",
                  "split",
                  "balance",
                  "tag",
                  "shard",
                  "signature",
                  "statistics",
                  "audit",
                  "version",
                  "lineage",
                  "gate",
                  "report")),
          entry(
              "cli",
              Set.of(
                  "record",
                  "spec",
                  "storage",
                  "read",
                  "shard",
                  "version",
                  "lineage",
                  "compare",
                  "statistics",
                  "gate",
                  "report",
                  "reshard",
                  "infer",
                  "handoff",
                  "launch",
                  "pipeline")));

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(HOUSE);

  @Test
  void everyRoomIsInTheTable() {
    Set<String> rooms =
        PRODUCTION.getPackage(HOUSE).getSubpackages().stream()
            .map(JavaPackage::getRelativeName)
            .collect(toSet());

    assertThat(rooms).isEqualTo(MAY_USE.keySet());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomUsesOnlyItsNeighbours(String room) {
    String[] open =
        Stream.concat(Stream.of(room), MAY_USE.getOrDefault(room, Set.of()).stream())
            .map(ArchitectureTest::packagesOf)
            .toArray(String[]::new);

    classes()
        .that()
        .resideInAPackage(packagesOf(room))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(open).or(not(resideInAPackage(HOUSE + ".."))))
        .check(PRODUCTION);
  }

  @Test
  void noRoomKnowsTensorFlow() {
    noClasses()
        .that()
        .resideOutsideOfPackage(packagesOf("train"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.tensorflow..")
        .check(PRODUCTION);
  }

  @Test
  void whatFlowsAndWhatIsPublishedKnowNoBeam() {
    noClasses()
        .that()
        .resideInAnyPackage(
            packagesOf("record"),
            packagesOf("spec"),
            packagesOf("storage"),
            packagesOf("version"),
            packagesOf("lineage"),
            packagesOf("compare"),
            packagesOf("gate"),
            packagesOf("report"),
            packagesOf("reshard"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.beam..")
        .check(PRODUCTION);
  }

  /** Same input, same bytes: what makes a version may not ask the clock or the dice. */
  @Test
  void onlyTheCommandAsksTheClockOrTheDice() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packagesOf("cli"), packagesOf("pipeline"))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(Random.class)
        .check(PRODUCTION);
  }

  /** A storage draws lots for who wrote an object: no byte of a version comes of that. */
  @Test
  void onlyTheCloudDrawsLots() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            packagesOf("cli"), packagesOf("pipeline"), packagesOf("storage.gcs"))
        .should()
        .callConstructor(SecureRandom.class)
        .check(PRODUCTION);
  }

  /** Else the command would load Google's client for files of this machine. */
  @Test
  void onlyTheCloudKnowsGoogle() {
    noClasses()
        .that()
        .resideOutsideOfPackage(packagesOf("storage.gcs"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.cloud..", "com.google.api..", "com.google.auth..")
        .check(PRODUCTION);
  }

  private static Stream<String> rooms() {
    return MAY_USE.keySet().stream().sorted();
  }

  private static String packagesOf(String room) {
    return HOUSE + "." + room + "..";
  }
}
