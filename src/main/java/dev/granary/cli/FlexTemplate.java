package dev.granary.cli;

import dev.granary.spec.Environments;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the launcher of a Flex Template calls: submits a run with the parameters of the template,
 * and neither waits nor publishes, since the launcher does not live so long.
 */
public final class FlexTemplate {
  private static final int MOST_BYTES = 1 << 20;

  private FlexTemplate() {}

  /** Begins the job, and exits with the code of the command. */
  public static void main(String[] arguments) throws IOException {
    Storage storage = Storages.USUAL.of(Environments.defaults());
    Path folder = Files.createTempDirectory("granary-template");
    Granary.main(words(List.of(arguments), storage, folder).toArray(String[]::new));
  }

  /** The words of the command; the files that they name are brought into a folder. */
  static List<String> words(List<String> arguments, Storage storage, Path folder)
      throws IOException {
    Map<TemplateParameter, String> given = new EnumMap<>(TemplateParameter.class);
    List<String> others = new ArrayList<>(arguments);
    for (TemplateParameter parameter : TemplateParameter.values()) {
      arguments.stream()
          .filter(argument -> argument.startsWith(parameter.option()))
          .forEach(
              argument -> {
                others.remove(argument);
                given.put(parameter, argument.substring(parameter.option().length()));
              });
      if (parameter.need() == TemplateParameter.Need.REQUIRED && !given.containsKey(parameter)) {
        throw new IllegalArgumentException(
            "the template wants the parameter " + parameter.word() + ": " + parameter.help());
      }
    }
    List<String> words = new ArrayList<>(List.of("run", "--submit"));
    words.add(brought(given, TemplateParameter.SPEC, storage, folder));
    words.add("--env=" + brought(given, TemplateParameter.ENVIRONMENT, storage, folder));
    String date = given.getOrDefault(TemplateParameter.DATE, "");
    if (!date.isEmpty()) {
      words.add("--date=" + date);
    }
    words.add("--");
    words.addAll(others);
    return words;
  }

  private static String brought(
      Map<TemplateParameter, String> given,
      TemplateParameter parameter,
      Storage storage,
      Path folder)
      throws IOException {
    Path file = folder.resolve(parameter.word() + ".yaml");
    Files.write(file, storage.read(given.getOrDefault(parameter, ""), MOST_BYTES));
    return file.toString();
  }
}
