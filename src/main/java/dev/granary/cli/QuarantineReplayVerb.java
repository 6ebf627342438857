package dev.granary.cli;

import dev.granary.lineage.QuarantineRow;
import dev.granary.lineage.QuarantineScan;
import dev.granary.pipeline.OrderReplay;
import dev.granary.record.RecordId;
import dev.granary.version.HistoryEvent;
import dev.granary.version.ReplayOrder;
import dev.granary.version.Replays;
import dev.granary.version.Superseded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Orders records to be read again that were set aside. */
@Command(
    name = "replay",
    description =
        "Order records that were set aside to be read again by the next run, once the rule that they"
            + " broke was changed. They are held against the rules of today first; those that break"
            + " one still are told, and not ordered.")
final class QuarantineReplayVerb implements Callable<Integer> {
  @Mixin private final DatasetArgument dataset = new DatasetArgument();
  @Mixin private final SetAside setAside = new SetAside();

  @Option(names = "--rule", paramLabel = "R", description = "Only these, such as CHECK_RANGE.")
  private @Nullable String rule;

  @Option(names = "--source", paramLabel = "S", description = "Only those of a source.")
  private @Nullable String source;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Only this one, by the id that `quarantine list` tells.")
  private @Nullable String id;

  @Option(
      names = "--withdraw",
      paramLabel = "N",
      description = "Make order N void instead; the number was told when it was given.")
  private @Nullable Integer withdraw;

  @Option(
      names = "--reason",
      converter = OneLine.class,
      required = true,
      paramLabel = "TEXT",
      description = "Why; it is written into the history for good.")
  private String reason = "";

  @Option(names = "--dry-run", description = "Tell what would be ordered, and do nothing.")
  private boolean dryRun;

  @Mixin private final JsonOption json = new JsonOption();
  @Spec private CommandSpec self = CommandSpec.create();

  @Override
  public Integer call() throws IOException, Superseded {
    if (reason.isBlank()) {
      throw new VerbFailed(ExitCode.INVALID, "--reason must say why; it stays in the history");
    }
    DatasetPlace place = dataset.place();
    Replays replays = new Replays(place.storage(), place.root(), place.dataset());
    ReplayTold told = withdraw == null ? order(place, replays) : withdraw(place, replays, withdraw);
    self.commandLine().getOut().print(json.wanted() ? told.json() : told.text());
    return ExitCode.DONE.number();
  }

  private ReplayTold order(DatasetPlace place, Replays replays) throws IOException, Superseded {
    SetAside.Opened opened = setAside.open(place);
    OrderReplay ordering =
        new OrderReplay(place.storage(), replays, dataset.specOrFail(), dataset.specDirectory());
    OrderReplay.Tried tried = ordering.attempt(chosen(opened));
    if (tried.passing().isEmpty() || dryRun) {
      return new ReplayTold.Ordered(opened.of(), tried, Optional.empty());
    }
    ReplayOrder order = ordering.order(tried.passing(), opened.of(), reason, Stamps.now());
    return new ReplayTold.Ordered(opened.of(), tried, Optional.of(order));
  }

  private List<QuarantineRow> chosen(SetAside.Opened opened) throws IOException {
    QuarantineList.Filter filter = new QuarantineList.Filter(rule, source);
    Optional<RecordId> one = Optional.ofNullable(id).map(RecordIds::parsed);
    List<QuarantineRow> rows = new ArrayList<>();
    try (QuarantineScan scan = opened.scan()) {
      while (scan.hasNext()) {
        QuarantineRow row = scan.next();
        if (filter.admits(row) && one.map(row.id()::equals).orElse(true)) {
          rows.add(row);
        }
        if (rows.size() > OrderReplay.MOST) {
          throw new VerbFailed(
              ExitCode.INVALID,
              "more than %,d records are meant, and one order names no more; choose some with --rule or --source, or let the spec name their files again"
                  .formatted(OrderReplay.MOST));
        }
      }
    }
    if (rows.isEmpty()) {
      throw new VerbFailed(
          ExitCode.NOT_FOUND,
          "no such record of " + opened.of() + " was set aside; see quarantine list");
    }
    return rows;
  }

  private ReplayTold withdraw(DatasetPlace place, Replays replays, int number)
      throws IOException, Superseded {
    ReplayOrder order =
        replays.open().stream()
            .filter(open -> open.number() == number)
            .findFirst()
            .orElseThrow(
                () ->
                    new VerbFailed(
                        ExitCode.NOT_FOUND,
                        "there is no order %d of %s that waits: it was carried out, withdrawn, or never given"
                            .formatted(number, place.dataset())));
    if (!dryRun) {
      replays.withdraw(new HistoryEvent.ReplayWithdrawn(number, reason), Stamps.now());
    }
    return new ReplayTold.Withdrawn(place.dataset(), order, dryRun ? "would be" : "is");
  }
}
