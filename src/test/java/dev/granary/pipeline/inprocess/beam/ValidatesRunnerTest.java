package dev.granary.pipeline.inprocess.beam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.docs.GeneratedPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beam's own tests for runners, on ours; and the pages that say how they went. */
class ValidatesRunnerTest {
  private static final Path ENGINES = Path.of("docs/engines.md");
  private static final Path PAGE = Path.of("docs/validates-runner.md");

  private static final String WINDOWS = "windows other than the global one";

  /** Beam's categories of tests that want more than a batch. */
  private static final List<String> BEYOND_BATCH =
      List.of(
          "UsesBundleFinalizer",
          "UsesStatefulParDo",
          "UsesTestStream",
          "UsesTestStreamWithProcessingTime",
          "UsesTimersInParDo",
          "UsesUnboundedSplittableParDo");

  private static Outcomes outcomes;

  @BeforeAll
  static void run(@TempDir Path scratch) throws Exception {
    outcomes = new Outcomes(BeamTestsProcess.run(scratch));
    System.out.println("validates-runner: " + outcomes.line());
  }

  @Test
  void whatRunsIsAsBeamWantsIt() {
    assertThat(outcomes.those(Outcome::isPassed)).isNotEmpty();
    assertThat(outcomes.those(Outcome::isWrong))
        .extracting(each -> each.test() + ": " + each.told())
        .isEmpty();
  }

  /** Windows have no category; for all else the reason to refuse must be one that Beam knows. */
  @Test
  void whatIsRefusedIsBeyondBatchInTheGlobalWindow() {
    assertThat(outcomes.those(Outcome::isRefused))
        .filteredOn(each -> !each.lacks().contains(WINDOWS))
        .allSatisfy(each -> assertThat(each.categories()).containsAnyElementsOf(BEYOND_BATCH));
  }

  @Test
  void thePagesSayHowItWent() throws IOException {
    OutcomesPage page = new OutcomesPage(outcomes);
    new GeneratedPart(ENGINES, "counts").assertIs(page.counts());
    new GeneratedPart(ENGINES, "lacks").assertIs(page.lacks());
    new GeneratedPart(PAGE, "categories").assertIs(page.categories());
    new GeneratedPart(PAGE, "refused").assertIs(page.refused());
    new GeneratedPart(PAGE, "skipped").assertIs(page.skipped());
    new GeneratedPart(PAGE, "idle").assertIs(page.idle());
  }
}
