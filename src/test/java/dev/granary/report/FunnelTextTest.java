package dev.granary.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.report.RunReport.Command;
import dev.granary.report.RunReport.Next;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunnelTextTest {

  @Test
  void theFunnelIsATableAndTheCommandsFollow() {
    assertThat(FunnelText.render(SampleReports.birdStrikes()))
        .isEqualTo(
            """
            bird_strikes 1.0.7: published
              Version 1.0.7 is published: no gate failed; one was overridden, and there is one warning.

              read                                   10,000  100.0%   from the input files
              quarantined CHECK_DOMAIN                   15   0.15%   a value outside the domain
              dropped     DUPLICATE_EXACT                24   0.24%   equal to a record that stays
              dropped     BALANCE_DOWNSAMPLED         3,402   34.0%   more of its class than the balance allows
              dropped     SHARD_REMAINDER                 3   0.03%   left over when records are dealt equally
              ─────────────────────────────────────────────────────
              kept                                    6,556   65.6%   what no step removed
              copies                                  1,404   14.0%   added by up-sampling
              written                                 7,960   79.6%   to the shards

              read = kept + dropped + quarantined: 10,000 = 6,556 + 3,429 + 15, which holds

            Next
              granary show bird_strikes 1.0.7                what the version holds
              granary diff bird_strikes 1.0.6 1.0.7          what changed since the last one
              granary launch bird_strikes 1.0.7 --hosts 4    hand the shards to training
            """);
  }

  @Test
  void aRunThatReadNothingHasNoSharesAndNoCommands() {
    assertThat(FunnelText.render(SampleReports.empty()))
        .contains("nothing_yet: blocked\n", "0       –   from the input files\n")
        .doesNotContain("Next", "NaN");
  }

  @Test
  void linesStayWithinAHundredCharactersWhateverTheTexts() {
    String text = FunnelText.render(withCommand("granary show", "tells ".repeat(100)));

    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(FunnelText.render(ExtremeReports.saying("long ".repeat(100))).lines())
        .filteredOn(line -> line.length() > 100)
        .hasSize(1);
  }

  @Test
  void aLongCommandStaysWholeOnItsOwnLine() {
    String command = "granary launch a_dataset " + "--hosts 4 ".repeat(12).strip();

    assertThat(FunnelText.render(withCommand(command, "hand over")))
        .endsWith("\nNext\n  " + command + "\n      hand over\n");
  }

  @Test
  void nothingCanMoveTheCursor() {
    assertThat(FunnelText.render(ExtremeReports.saying("\u001b[2J\r\n\u202e")))
        .contains("\\u001b[2J")
        .doesNotContain("\u001b", "\r", "\u202e");
  }

  private static RunReport withCommand(String command, String does) {
    RunReport usual = SampleReports.birdStrikes();
    return new RunReport(
        usual.heading(),
        usual.alerts(),
        usual.funnel(),
        usual.contents(),
        usual.removed(),
        usual.work(),
        usual.gates(),
        new Next(List.of(new Command(command, does)), usual.next().reproduction()));
  }
}
