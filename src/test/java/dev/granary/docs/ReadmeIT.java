package dev.granary.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.docs.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every command that a page shows in a {@code bash} block runs, ends as the page says and prints
 * what the {@code text} block after it shows. A block of commands that fail is labelled {@code bash
 * exit=N}. In what is shown {@link Shown an ellipsis} stands for anything, and {@link #HOME} for
 * the checkout.
 */
class ReadmeIT {
  private static final String HOME = "/home/you/granary";
  private static final String TESTS = "scripts/test";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/guide.md", "docs/runbook.md"})
  void theCommandsOfAPageDoWhatItSays(String name) throws IOException, InterruptedException {
    Page page = Page.read(Path.of(name));
    List<String> corrected = new ArrayList<>(page.lines());
    try (Checkout checkout = Checkout.copiedTo(folder)) {
      assertThat(runAll(checkout, page, corrected)).as("commands in %s", name).isPositive();
    }
    if (GeneratedPart.IS_WRITTEN) {
      Files.write(page.file(), corrected);
    }
  }

  /** Gives how many blocks ran. */
  private static int runAll(Checkout checkout, Page page, List<String> corrected)
      throws IOException, InterruptedException {
    List<Block> blocks = page.blocks();
    int shift = 0;
    int ran = 0;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).label().startsWith("bash")) {
        List<String> printed = run(checkout, page, blocks.get(i));
        ran++;
        if (i + 1 < blocks.size() && blocks.get(i + 1).label().equals("text")) {
          Block shown = blocks.get(i + 1);
          List<String> place = corrected.subList(shown.start() + shift, shown.end() + shift);
          shift += correct(page, shown, place, printed);
        }
      }
    }
    return ran;
  }

  /** Runs every line of a block and gives what the last one printed. */
  private static List<String> run(Checkout checkout, Page page, Block block)
      throws IOException, InterruptedException {
    int exit = Integer.parseInt("0" + block.label().replaceAll("\\D", ""));
    String printed = "";
    for (String command : block.lines()) {
      if (!command.equals(TESTS)) {
        Checkout.Ended ended = checkout.run(command);
        assertThat(ended.exit())
            .as("%s: %s%n%s%n%s", at(page, block), command, ended.out(), ended.err())
            .isEqualTo(exit);
        printed = ended.out() + (exit == 0 ? "" : ended.err());
      }
    }
    return printed.replace(checkout.path(), HOME).lines().toList();
  }

  /** Compares, or writes what was printed to its place; tells how many lines that adds. */
  private static int correct(Page page, Block shown, List<String> place, List<String> printed) {
    if (GeneratedPart.IS_WRITTEN) {
      List<String> right = Shown.corrected(shown.lines(), printed);
      place.clear();
      place.addAll(right);
      return right.size() - shown.lines().size();
    }
    if (!Shown.matches(shown.lines(), printed)) {
      assertThat(printed)
          .as("%s; write it with -D%s=true", at(page, shown), GeneratedPart.REGENERATE)
          .isEqualTo(shown.lines());
    }
    return 0;
  }

  private static String at(Page page, Block block) {
    return page.file() + ":" + block.start();
  }
}
