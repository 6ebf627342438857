package dev.granary.cli;

import dev.granary.spec.PublishSpec;
import dev.granary.version.CollectGarbage;
import dev.granary.version.Garbage;
import dev.granary.version.Retention;
import dev.granary.version.RunLock;
import dev.granary.version.Stamp;
import dev.granary.version.Superseded;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Removes old versions, and what runs that died left. */
@Command(
    name = "gc",
    description = "Remove old versions and what dead runs left; never what anybody may still need.")
final class GcVerb implements Callable<Integer> {
  private static final int USUAL_KEEP = 30;

  @Mixin private final DatasetArgument dataset = new DatasetArgument();

  @Option(
      names = "--keep",
      paramLabel = "N",
      description =
          "So many of the newest versions stay. Default: publish.keep of the spec; else 30.")
  private @Nullable Integer keep;

  @Option(
      names = "--keep-days",
      paramLabel = "D",
      description =
          "Versions of the last days stay, too. Default: publish.keep_days of the spec; else 0.")
  private @Nullable Integer keepDays;

  @Option(
      names = "--grace-hours",
      paramLabel = "H",
      description = "Folders of runs that began in the last hours stay. Default: ${DEFAULT-VALUE}.")
  private int graceHours = 24;

  @Option(names = "--dry-run", description = "Tell what would go, and remove nothing.")
  private boolean dryRun;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException, Superseded {
    DatasetPlace place = dataset.place();
    Stamp stamp = Stamps.now();
    CollectGarbage collector =
        new CollectGarbage(place.storage(), place.root(), place.dataset(), retention(stamp));
    Optional<String> temporary = dataset.environment().temporary();
    OldSpills spills =
        temporary.isPresent()
            ? OldSpills.of(place, temporary.get(), stamp.at().minus(Duration.ofHours(graceHours)))
            : new OldSpills(place.storage(), "", List.of());
    Garbage garbage = dryRun ? collector.plan() : collect(place, collector, spills, stamp);
    GarbageTold told =
        new GarbageTold(place, garbage, spills.names(), dryRun ? "would_collect" : "collected");
    self.commandLine().getOut().print(json.wanted() ? told.json() : told.text());
    return ExitCode.DONE.number();
  }

  private Garbage collect(
      DatasetPlace place, CollectGarbage collector, OldSpills spills, Stamp stamp)
      throws IOException, Superseded {
    boolean isThere = !place.storage().children(place.root() + "/" + place.dataset()).isEmpty();
    if (!isThere && spills.names().isEmpty()) {
      return collector.plan();
    }
    try (RunLock lock = LockForVerb.take(place, "gc", stamp, dataset.environment().lease())) {
      spills.remove();
      return collector.collect(lock, stamp);
    }
  }

  private Retention retention(Stamp stamp) {
    Optional<PublishSpec> spec = dataset.spec().map(found -> found.publish());
    int newest =
        Optional.ofNullable(keep).orElseGet(() -> spec.map(PublishSpec::keep).orElse(USUAL_KEEP));
    int days =
        Optional.ofNullable(keepDays).orElseGet(() -> spec.map(PublishSpec::keepDays).orElse(0));
    try {
      return new Retention(newest, Duration.ofDays(days), Duration.ofHours(graceHours), stamp.at());
    } catch (IllegalArgumentException refused) {
      throw new VerbFailed(ExitCode.INVALID, String.valueOf(refused.getMessage()));
    }
  }
}
