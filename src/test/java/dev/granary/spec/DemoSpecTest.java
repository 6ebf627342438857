package dev.granary.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.record.Field;
import dev.granary.record.Processes;
import dev.granary.record.RemainderPolicy;
import dev.granary.spec.BalanceSpec.Downsample;
import dev.granary.spec.Environment.Engine;
import dev.granary.spec.SplitsSpec.Share;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The spec and the environment that come with Granary. */
class DemoSpecTest {
  private static final Path FILE = Path.of("pipelines/bird_strikes/spec.yaml");

  @Test
  void theDemoSaysWhatTheGuideSays() {
    Spec spec = Specs.read(FILE).spec();

    assertThat(spec.dataset()).isEqualTo("bird_strikes");
    assertThat(spec.seed()).isEqualTo(20261120);
    assertThat(spec.sources().get(0).files())
        .containsExactly(
            Path.of("pipelines/bird_strikes/data").toAbsolutePath() + "/birdstrikes-*.csv");
    assertThat(spec.splits().shares())
        .containsExactly(new Share("train", 0.9), new Share("validation", 0.1));
    assertThat(spec.balance())
        .contains(new BalanceSpec("damage", new Downsample(5), List.of("train")));
    assertThat(spec.shards())
        .isEqualTo(
            new ShardsSpec(
                128L << 20,
                List.of(Processes.of(4)),
                RemainderPolicy.DROP,
                0,
                ShardsSpec.Compression.NONE));
    assertThat(spec.publish().root()).isEqualTo(Path.of("out").toAbsolutePath().toString());
  }

  @Test
  void theDemoReadsEveryColumnOfTheFile() {
    String header =
        "Airport Name,Aircraft Make Model,Effect Amount of damage,Flight Date,"
            + "Aircraft Airline Operator,Origin State,Phase of flight,Wildlife Size,"
            + "Wildlife Species,Time of day,Cost Other,Cost Repair,Cost Total $,"
            + "Speed IAS in knots";

    assertThat(Specs.read(FILE).spec().schema().fields())
        .extracting(Field::column)
        .containsExactly(header.split(",", -1));
  }

  @Test
  void theLocalEnvironmentNeedsNothingInstalled() {
    assertThat(Environments.read(Path.of("configs/local.yaml")).engine())
        .isEqualTo(Engine.IN_PROCESS);
  }
}
