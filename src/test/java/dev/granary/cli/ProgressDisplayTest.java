package dev.granary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final StringWriter written = new StringWriter();
  private final PrintWriter err = new PrintWriter(written);

  @Test
  void aQuickRunSaysNothing() {
    PlainLines lines = new PlainLines(err);
    lines.show(at(0.9));
    lines.phaseEnded("Scan files", 0.9);
    lines.close();
    RewrittenLine line = new RewrittenLine(err, 80);
    line.show(at(0.9));
    line.close();

    assertThat(written).hasToString("");
  }

  @Test
  void aLogGetsALineEveryTenSecondsAndForEveryPhaseThatIsOver() {
    PlainLines lines = new PlainLines(err);
    lines.show(at(9.9));
    lines.show(at(10));
    lines.show(at(10.2));
    lines.show(at(20));
    lines.phaseEnded("Scan files", 20.5);
    lines.phaseEnded("Count lines", 0.9);

    assertThat(written.toString().lines())
        .containsExactly("Scan files: 1 of 2", "Scan files: 1 of 2", "Scan files: done in 20.5 s");
  }

  @Test
  void aTerminalGetsOneLineThatIsGoneInTheEnd() {
    RewrittenLine line = new RewrittenLine(err, 12);
    line.show(at(1));
    line.phaseEnded("Scan files", 2);
    line.close();

    assertThat(written).hasToString("\rScan files:\u001b[K\r\u001b[K");
  }

  @Test
  void aBuildLogIsNoTerminal() {
    System.setProperty(Terminal.PROPERTY, "true");
    try {
      assertThat(new Terminal(err, Map.of("TERM", "xterm")).canRewriteLines()).isTrue();
      assertThat(new Terminal(err, Map.of("CI", "")).canRewriteLines()).isFalse();
      assertThat(new Terminal(err, Map.of("TERM", "dumb")).canRewriteLines()).isFalse();
    } finally {
      System.clearProperty(Terminal.PROPERTY);
    }
    assertThat(new Terminal(err, Map.of("TERM", "xterm")).canRewriteLines()).isFalse();
  }

  @Test
  void theWidthIsThatOfTheTerminal() {
    assertThat(new Terminal(err, Map.of("COLUMNS", "132")).width()).isEqualTo(132);
    assertThat(new Terminal(err, Map.of("COLUMNS", "0")).width()).isEqualTo(80);
    assertThat(new Terminal(err, Map.of()).width()).isEqualTo(80);
  }

  private static ProgressMoment at(double runSeconds) {
    return new ProgressMoment("Scan files", new ProgressMoment.Amount(1, 2, 0), 0, runSeconds);
  }
}
