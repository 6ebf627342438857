package dev.granary.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.docs.Page.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every command that a page shows in a {@code bash} block runs, ends as the page says and prints
 * what the {@code text} block after it shows. A block of commands that fail is labelled {@code bash
 * exit=N}. In what is shown {@code …} stands for anything, and {@link #HOME} for the checkout.
 */
class ReadmeIT {
  private static final String HOME = "/home/you/granary";
  private static final String TESTS = "scripts/test";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/guide.md", "docs/runbook.md"})
  void theCommandsOfAPageDoWhatItSays(String name) throws Exception {
    Checkout checkout = Checkout.copiedTo(folder);
    Page page = Page.read(Path.of(name));
    List<String> lines = new ArrayList<>(page.lines());
    List<Block> blocks = page.blocks();
    for (int i = blocks.size() - 1; i >= 0; i--) {
      assertThat(blocks.get(i).label()).as("%s:%d", name, blocks.get(i).start()).isNotEmpty();
    }
    int ran = 0;
    int shift = 0;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).label().startsWith("bash")) {
        String printed = run(checkout, name, blocks.get(i)).replace(checkout.path(), HOME);
        ran++;
        if (i + 1 < blocks.size() && blocks.get(i + 1).label().equals("text")) {
          shift += show(lines, shift, blocks.get(i + 1), printed, name);
        }
      }
    }
    assertThat(ran).isPositive();
    Shown.writeWhereAsked(page.file(), lines);
  }

  /** Runs every line of a block and tells what the last one printed. */
  private static String run(Checkout checkout, String page, Block block) throws Exception {
    int exit = Integer.parseInt(block.label().replaceAll("\\D", "0"));
    String printed = "";
    for (String command : block.lines()) {
      if (command.equals(TESTS) || command.isBlank() || command.startsWith("#")) {
        continue;
      }
      Checkout.Ended ended = checkout.run(command);
      assertThat(ended.exit())
          .as("%s:%d: %s%n%s%n%s", page, block.start(), command, ended.out(), ended.err())
          .isEqualTo(exit);
      printed = exit == 0 ? ended.out() : ended.err();
    }
    return printed;
  }

  private static int show(List<String> lines, int shift, Block block, String printed, String page)
      throws IOException {
    List<String> actual = printed.lines().toList();
    if (Shown.isToBeWritten()) {
      List<String> corrected = Shown.corrected(block.lines(), actual);
      int from = block.start() + shift;
      List<String> place = lines.subList(from, from + block.lines().size());
      place.clear();
      place.addAll(corrected);
      return corrected.size() - block.lines().size();
    }
    assertThat(actual)
        .as("%s:%d; write it with -D%s=true", page, block.start(), GeneratedPart.REGENERATE)
        .matches(all -> Shown.matches(block.lines(), all), String.join("\n", block.lines()));
    return 0;
  }
}
