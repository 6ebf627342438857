package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.report.Legible;
import dev.granary.report.NumberText;
import dev.granary.spec.BadSpec;
import dev.granary.spec.DedupSpec;
import dev.granary.spec.Environment;
import dev.granary.spec.Environments;
import dev.granary.spec.NearSpec;
import dev.granary.spec.ReadSpec;
import dev.granary.spec.Setting;
import dev.granary.spec.Spec;
import dev.granary.spec.Specs;
import dev.granary.spec.TriggersSpec;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A spec and an environment that were found sound, and all their settings. */
record SoundSpec(
    Path specFile, ReadSpec spec, Optional<Path> environmentFile, Environment environment) {
  private static final int VALUE_SHOWN = 60;

  /** Reads both, so that a person learns of the problems of both at once. */
  static SoundSpec of(Path specFile, Optional<Path> environmentFile) {
    Environment environment;
    try {
      environment = environmentFile.map(Environments::read).orElseGet(Environments::defaults);
    } catch (BadSpec badEnvironment) {
      throw withProblemsOf(specFile, badEnvironment);
    }
    return new SoundSpec(specFile, Specs.read(specFile), environmentFile, environment);
  }

  private static BadSpec withProblemsOf(Path specFile, BadSpec badEnvironment) {
    try {
      Specs.read(specFile);
      return badEnvironment;
    } catch (BadSpec badSpec) {
      badSpec.addSuppressed(badEnvironment);
      return badSpec;
    }
  }

  String summary() {
    Spec sound = spec.spec();
    return "%s is sound: dataset %s, version %s.x, spec digest %s\n%s%s%s"
        .formatted(
            specFile,
            sound.dataset(),
            sound.version(),
            sound.digest(),
            sound.dedup().flatMap(DedupSpec::near).map(SoundSpec::curve).orElse(""),
            sound.triggers().map(SoundSpec::looked).orElse(""),
            environmentFile
                .map(file -> file + " is sound: " + engine() + "\n")
                .orElse("no environment is named: " + engine() + "\n"));
  }

  /** What bands and rows find: whoever reads only a threshold takes the rest for not there. */
  private static String curve(NearSpec near) {
    return NearSpec.TOLD.stream()
        .map(
            told ->
                "%s of pairs at %s"
                    .formatted(NumberText.share(near.found(told)), NumberText.similarity(told)))
        .collect(Collectors.joining(", ", "near-duplicates found: ", "\n"));
  }

  /** Whoever reads of no trigger should know from how many records on one is told. */
  private static String looked(TriggersSpec triggers) {
    return "triggers looked for: phrases of up to %d words in at least %d records of one source, of %s MiB of input\n"
        .formatted(
            triggers.words(),
            triggers.minRecords(),
            new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(triggers.sampleBytes() / (double) (1 << 20)));
  }

  String explanation() {
    StringBuilder text = new StringBuilder(summary());
    text.append("\nSettings of ").append(specFile).append('\n').append(table(spec.settings()));
    environmentFile.ifPresent(
        file ->
            text.append("\nSettings of ")
                .append(file)
                .append('\n')
                .append(table(Environments.settings(file))));
    return text.toString();
  }

  String json() {
    Spec sound = spec.spec();
    ObjectNode document =
        JsonText.document()
            .put("outcome", "sound")
            .put("spec", specFile.toString())
            .put("dataset", sound.dataset())
            .put("versionLine", sound.version().toString())
            .put("specDigest", sound.digest());
    sound.dedup().flatMap(DedupSpec::near).ifPresent(near -> putCurve(document, near));
    put(document.putArray("settings"), spec.settings());
    environmentFile.ifPresent(
        file -> {
          document.put("environment", file.toString());
          put(document.putArray("environmentSettings"), Environments.settings(file));
        });
    return JsonText.of(document);
  }

  private static void putCurve(ObjectNode document, NearSpec near) {
    ArrayNode found = document.putArray("nearDuplicatesFound");
    for (double told : NearSpec.TOLD) {
      found.addObject().put("similarity", told).put("found", near.found(told));
    }
  }

  private String engine() {
    return "engine "
        + environment.engine().name().toLowerCase(Locale.ROOT)
        + ", parallelism "
        + environment.parallelism();
  }

  private static String table(List<Setting> settings) {
    TextTable table = new TextTable("setting", "value", "from");
    for (Setting setting : settings) {
      table.add(setting.path(), shown(setting.value()), origin(setting));
    }
    return table.toString().indent(2);
  }

  private static String shown(String value) {
    String legible = Legible.text(value);
    return legible.length() <= VALUE_SHOWN ? legible : legible.substring(0, VALUE_SHOWN - 1) + "…";
  }

  private static String origin(Setting setting) {
    return setting.origin() instanceof Setting.Given given ? "line " + given.line() : "default";
  }

  private static void put(ArrayNode list, List<Setting> settings) {
    for (Setting setting : settings) {
      ObjectNode node =
          list.addObject()
              .put("setting", setting.path())
              .put("value", setting.value())
              .put("meaning", setting.sentence());
      if (setting.origin() instanceof Setting.Given given) {
        node.put("line", given.line());
      } else {
        node.put("default", true);
      }
    }
  }
}
