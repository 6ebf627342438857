package dev.granary.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.gate.Findings.Canaries;
import dev.granary.gate.Findings.Delivery;
import dev.granary.gate.Findings.SplitFinding;
import dev.granary.gate.Findings.Written;
import dev.granary.gate.GateOutcome.Basis;
import dev.granary.gate.GateOutcome.Verdict;
import dev.granary.gate.Gates.Limits;
import dev.granary.record.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatesTest {
  private Limits limits = new Limits(0.01, 90, 0, 0.5);
  private List<SourceAccount> sources = List.of(new SourceAccount("faa", 100, 90, 9, 1));
  private Delivery delivery = new Delivery(1_000, 1_000, 0, List.of());
  private List<SplitFinding> splits = List.of(new SplitFinding("train", 90, 8, 4));
  private List<SourceLoss> losses =
      List.of(new SourceLoss("faa", 100, "DUPLICATE_EXACT", 9, List.of("07", "1f")));
  private Optional<SplitAudit> audit = Optional.empty();
  private Written written = new Written(93, 90, 3);
  private List<Canaries> canaries = List.of();

  @Test
  void arePassedByARunThatIsInOrder() {
    assertThat(judge())
        .containsExactly(
            passed(
                "input.complete",
                "1000 bytes scanned",
                "1000 bytes",
                "every byte of every input file was scanned"),
            passed(
                "conservation.faa",
                "90 kept + 9 dropped + 1 quarantined",
                "100 read",
                "every record that was read is accounted for"),
            passed(
                "shards.complete",
                "93 records in shards",
                "93 in the ledger",
                "the shards hold what the ledger says"),
            passed(
                "input.undamaged",
                "0 damaged files",
                "at most 0",
                "every input file could be read to its end"),
            passed(
                "input.records",
                "0 files over the limit",
                "limits.records each",
                "no file has more records than it may"),
            passed(
                "quarantine.faa",
                "1 of 100 records quarantined",
                "at most a share of 0.01",
                "1 of 100 records were set aside"),
            passed(
                "loss.faa",
                "9 of 100 records dropped as DUPLICATE_EXACT",
                "at most a share of 0.5 for one reason",
                "no reason takes more of this source than it may"),
            passed("volume.records", "93 records", "at least 90", "there are enough records"),
            passed(
                "hosts.train",
                "8 files, 90 records",
                "a multiple of 4 files, none empty",
                "its files divide over every number of processes"));
  }

  @Test
  void bearWhatChanceExplainsOfWhatWasPlanted() {
    canaries = List.of(new Canaries("near_90", 100, 91, 0, 95.5));

    assertThat(outcome("selftest.near_90"))
        .isEqualTo(
            passed(
                "selftest.near_90",
                "91 of 100 found, 0 published",
                "95.5 found, none published",
                "as many were found as should be, and none is published"));
  }

  @Test
  void refuseAStepThatDoesNotFindWhatWasPlanted() {
    canaries = List.of(new Canaries("near_90", 100, 80, 0, 95.5));

    assertThat(outcome("selftest.near_90").sentence())
        .isEqualTo(
            "of 100 planted records 80 were found where 95.5 should be; a step does not do what its"
                + " settings say");
  }

  @Test
  void refuseToRemoveWhatIsNotAlikeEnough() {
    canaries = List.of(new Canaries("near_70", 100, 1, 0, 0));

    assertThat(outcome("selftest.near_70").failed()).isTrue();
  }

  @Test
  void refuseAPlantedRecordInTheShards() {
    canaries = List.of(new Canaries("exact", 100, 99, 1, 100));

    assertThat(outcome("selftest.exact").sentence())
        .isEqualTo("1 records that were planted are in the shards; report it, and publish nothing");
  }

  @Test
  void refuseAnExactCopyThatIsNotFound() {
    canaries = List.of(new Canaries("exact", 100, 99, 0, 100));

    assertThat(outcome("selftest.exact").failed()).isTrue();
  }

  @Test
  void refuseAScanThatLostAPartOfTheInput() {
    delivery = new Delivery(1_000, 999, 0, List.of());

    assertThat(outcome("input.complete"))
        .isEqualTo(
            failed(
                "input.complete",
                "999 bytes scanned",
                "1000 bytes",
                "the scan went over 999 of 1000 bytes of input: a part of the work was lost; run"
                    + " again, and report it if it stays"));
  }

  @Test
  void nameTheSourceThatOneRuleTakesTooMuchOfAndSomeRecords() {
    losses =
        List.of(
            new SourceLoss("faa", 100, "DUPLICATE_EXACT", 50, List.of("07")),
            new SourceLoss("ntsb", 100, "DUPLICATE_EXACT", 51, List.of("07", "1f", "3a")),
            new SourceLoss("caa", 0, "", 0, List.of()));

    assertThat(outcome("loss.faa").failed()).isFalse();
    assertThat(outcome("loss.caa").failed()).isFalse();
    assertThat(outcome("loss.ntsb"))
        .isEqualTo(
            failed(
                "loss.ntsb",
                "51 of 100 records dropped as DUPLICATE_EXACT",
                "at most a share of 0.5 for one reason",
                "source ntsb lost 51 of 100 records (51.0 %) to DUPLICATE_EXACT, such as 07, 1f,"
                    + " 3a; look at some of them with granary trace, then mend the rule or the"
                    + " source, or raise gates.max_source_loss"));
  }

  @Test
  void refuseAScanThatReadTooMuch() {
    delivery = new Delivery(1_000, 1_001, 0, List.of());

    assertThat(outcome("input.complete"))
        .isEqualTo(
            failed(
                "input.complete",
                "1001 bytes scanned",
                "1000 bytes",
                "the scan went over 1001 of 1000 bytes of input: a part was scanned twice, or a"
                    + " file grew meanwhile; run again, and report it if it stays"));
  }

  @Test
  void nameTheSourceThatLostRecordsAndHowMany() {
    sources =
        List.of(new SourceAccount("faa", 100, 90, 9, 1), new SourceAccount("ntsb", 50, 40, 7, 0));

    assertThat(outcome("conservation.faa").failed()).isFalse();
    assertThat(outcome("conservation.ntsb"))
        .isEqualTo(
            failed(
                "conservation.ntsb",
                "40 kept + 7 dropped + 0 quarantined",
                "50 read",
                "source ntsb: 50 records were read and 3 of them were lost on the way; nothing is"
                    + " published from a run that cannot account for its records"));
  }

  @Test
  void nameTheSourceThatGainedRecordsAndHowMany() {
    sources = List.of(new SourceAccount("faa", 100, 90, 9, 2));

    assertThat(outcome("conservation.faa"))
        .isEqualTo(
            failed(
                "conservation.faa",
                "90 kept + 9 dropped + 2 quarantined",
                "100 read",
                "source faa: 100 records were read and 1 too many came out; nothing is published"
                    + " from a run that cannot account for its records"));
  }

  @Test
  void refuseALossInOneSourceThatAGainInAnotherOffsets() {
    sources =
        List.of(new SourceAccount("faa", 100, 101, 0, 0), new SourceAccount("ntsb", 100, 99, 0, 0));

    assertThat(outcome("conservation.faa").failed()).isTrue();
    assertThat(outcome("conservation.ntsb").failed()).isTrue();
  }

  @Test
  void refuseShardsThatHoldMoreOrLessThanTheLedgerSays() {
    for (long inShards : new long[] {92, 94}) {
      written = new Written(inShards, 90, 3);

      assertThat(outcome("shards.complete"))
          .isEqualTo(
              failed(
                  "shards.complete",
                  inShards + " records in shards",
                  "93 in the ledger",
                  "the shards hold "
                      + inShards
                      + " records, the ledger says 93; nothing is"
                      + " published"));
    }
  }

  @Test
  void letAsManyFilesBeDamagedAsTheSpecAllows() {
    limits = new Limits(0.01, 90, 2, 0.5);
    delivery = new Delivery(1_000, 1_000, 2, List.of());
    assertThat(outcome("input.undamaged"))
        .isEqualTo(
            passed(
                "input.undamaged",
                "2 damaged files",
                "at most 2",
                "input files are cut or damaged, but no more than gates.max_damaged_files"
                    + " allows"));

    delivery = new Delivery(1_000, 1_000, 3, List.of());
    assertThat(outcome("input.undamaged"))
        .isEqualTo(
            failed(
                "input.undamaged",
                "3 damaged files",
                "at most 2",
                "input files are cut or damaged, see READ_DAMAGED_FILE and READ_HEADER in the"
                    + " quarantine; ask for them again, or raise gates.max_damaged_files"));
  }

  @Test
  void tellWhyHeadersCannotBeUsed() {
    delivery =
        new Delivery(
            1_000, 1_000, 3, List.of(), List.of("without the columns b, c", "the column a twice"));
    assertThat(outcome("input.undamaged").sentence())
        .isEqualTo(
            "input files are cut or damaged, see READ_DAMAGED_FILE and READ_HEADER (without the"
                + " columns b, c; the column a twice) in the quarantine; ask for them again, or"
                + " raise gates.max_damaged_files");
  }

  @Test
  void nameAFileWithTooManyRecords() {
    delivery = new Delivery(1_000, 1_000, 0, List.of("a.csv"));
    assertThat(outcome("input.records"))
        .isEqualTo(
            failed(
                "input.records",
                "1 files over the limit",
                "limits.records each",
                "more records than limits.records allows in a.csv; cut such files, or raise the"
                    + " limit"));

    delivery = new Delivery(1_000, 1_000, 0, List.of("a.csv", "b.csv", "c.csv"));
    assertThat(outcome("input.records").sentence())
        .isEqualTo(
            "more records than limits.records allows in a.csv and 2 more; cut such files, or raise"
                + " the limit");
  }

  @Test
  void letTheShareOfTheSpecBeQuarantinedAndNotOneMore() {
    limits = new Limits(0.07, 90, 0, 0.5);
    sources = List.of(new SourceAccount("faa", 100, 93, 0, 7));
    assertThat(outcome("quarantine.faa").failed()).isFalse();

    sources = List.of(new SourceAccount("faa", 100, 92, 0, 8));
    assertThat(outcome("quarantine.faa"))
        .isEqualTo(
            failed(
                "quarantine.faa",
                "8 of 100 records quarantined",
                "at most a share of 0.07",
                "8 of 100 records were set aside; look at the reasons, then mend the source or the"
                    + " schema, or raise checks.max_quarantined"));
  }

  @Test
  void judgeTheQuarantineOfEachSourceByItself() {
    sources =
        List.of(
            new SourceAccount("faa", 1_000_000, 1_000_000, 0, 0),
            new SourceAccount("ntsb", 10, 9, 0, 1),
            new SourceAccount("empty", 0, 0, 0, 0));

    assertThat(outcome("quarantine.faa").failed()).isFalse();
    assertThat(outcome("quarantine.ntsb").failed()).isTrue();
    assertThat(outcome("quarantine.empty"))
        .isEqualTo(
            passed(
                "quarantine.empty",
                "0 of 0 records quarantined",
                "at most a share of 0.01",
                "0 of 0 records were set aside"));
  }

  @Test
  void letNothingBeQuarantinedWhereTheShareIsZero() {
    limits = new Limits(0, 90, 0, 0.5);
    sources = List.of(new SourceAccount("faa", 1_000_000_000, 999_999_999, 0, 1));

    assertThat(outcome("quarantine.faa").failed()).isTrue();
  }

  @Test
  void refuseAShareThatIsNoNumber() {
    limits = new Limits(Double.NaN, 90, 0, 0.5);

    assertThat(outcome("quarantine.faa").failed()).isTrue();
  }

  @Test
  void askForAsManyRecordsAsTheSpecDoes() {
    limits = new Limits(0.01, 93, 0, 0.5);
    assertThat(outcome("volume.records").failed()).isFalse();

    limits = new Limits(0.01, 94, 0, 0.5);
    assertThat(outcome("volume.records"))
        .isEqualTo(
            failed(
                "volume.records",
                "93 records",
                "at least 94",
                "too few records are left; see where they went in the funnel"));
  }

  @Test
  void refuseASplitWhoseFilesDoNotDivide() {
    splits = List.of(new SplitFinding("train", 90, 8, 4), new SplitFinding("test", 3, 3, 4));

    assertThat(outcome("hosts.train").failed()).isFalse();
    assertThat(outcome("hosts.test"))
        .isEqualTo(
            failed(
                "hosts.test",
                "3 files, 3 records",
                "a multiple of 4 files, none empty",
                "split test has 3 records, too few for 4 files; give it a larger share or name"
                    + " fewer shards.processes"));
  }

  @Test
  void refuseASplitWithoutRecords() {
    splits = List.of(new SplitFinding("test", 0, 0, 1));

    assertThat(outcome("hosts.test"))
        .isEqualTo(
            failed(
                "hosts.test",
                "0 files, 0 records",
                "a multiple of 1 files, none empty",
                "split test has no record left; see where they went in the funnel"));
  }

  @Test
  void doNotBlameTheVolumeWhereShardsWereHeldBack() {
    limits = new Limits(1, 100, 0, 0.5);
    sources = List.of(new SourceAccount("faa", 120, 0, 120, 0));
    splits = List.of(new SplitFinding("train", 117, 0, 4), new SplitFinding("test", 3, 0, 4));
    written = new Written(0, 0, 0);

    assertThat(judge())
        .filteredOn(GateOutcome::failed)
        .extracting(GateOutcome::gate)
        .containsExactly("hosts.train", "hosts.test");
  }

  @Test
  void areAllJudgedWhereAllFail() {
    limits = new Limits(0, 2, 0, 0.5);
    sources = List.of(new SourceAccount("faa", 2, 0, 0, 1), new SourceAccount("ntsb", 2, 0, 0, 1));
    delivery = new Delivery(10, 0, 1, List.of("a.csv"));
    splits = List.of(new SplitFinding("train", 0, 0, 4), new SplitFinding("test", 1, 1, 4));
    losses = List.of(new SourceLoss("faa", 2, "DUPLICATE_EXACT", 2, List.of("07")));
    written = new Written(0, 1, 0);

    assertThat(judge()).allMatch(GateOutcome::failed);
    assertThat(judge())
        .extracting(GateOutcome::gate)
        .containsExactly(
            "input.complete",
            "conservation.faa",
            "conservation.ntsb",
            "shards.complete",
            "input.undamaged",
            "input.records",
            "quarantine.faa",
            "quarantine.ntsb",
            "loss.faa",
            "volume.records",
            "hosts.train",
            "hosts.test");
  }

  @Test
  void tellTheSameInEveryLocale() {
    sources = List.of(new SourceAccount("faa", 1_000, 90, 8, 900));
    List<GateOutcome> outcomes = judge();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(judge()).isEqualTo(outcomes);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void holdWhatWasFoundAsItWasWhenTheyWereAsked() {
    List<String> crowded = new ArrayList<>(List.of("a.csv"));
    List<SourceAccount> accounts = new ArrayList<>(sources);
    List<SplitFinding> dealt = new ArrayList<>(splits);
    Findings findings =
        new Findings(
            accounts,
            List.of(),
            new Delivery(1, 1, 0, crowded),
            dealt,
            new Written(1, 1, 0),
            Optional.empty(),
            List.of());
    crowded.clear();
    accounts.clear();
    dealt.clear();

    assertThat(findings.delivery().crowdedFiles()).containsExactly("a.csv");
    assertThat(findings.sources()).isEqualTo(sources);
    assertThat(findings.splits()).isEqualTo(splits);
  }

  private List<GateOutcome> judge() {
    return new Gates(limits)
        .judge(new Findings(sources, losses, delivery, splits, written, audit, canaries));
  }

  private GateOutcome outcome(String gate) {
    return judge().stream().filter(outcome -> outcome.gate().equals(gate)).findAny().orElseThrow();
  }

  private static GateOutcome passed(String gate, String observed, String limit, String sentence) {
    return new GateOutcome(gate, Verdict.PASSED, observed, limit, sentence, basis(gate));
  }

  private static GateOutcome failed(String gate, String observed, String limit, String sentence) {
    return new GateOutcome(gate, Verdict.FAILED, observed, limit, sentence, basis(gate));
  }

  private static Basis basis(String gate) {
    return switch (gate.replaceAll("[.].*", "")) {
      case "quarantine" -> settable("checks.max_quarantined", "quarantine");
      case "loss" -> settable("gates.max_source_loss", "ledger");
      case "volume" -> settable("gates.min_records");
      case "splits" -> settable("splits.audit", "ledger");
      case "hosts" -> settable("shards.processes");
      case "input" ->
          switch (gate) {
            case "input.undamaged" -> settable("gates.max_damaged_files", "quarantine");
            case "input.records" -> settable("limits.records");
            default -> Basis.BLOCKING;
          };
      default -> Basis.BLOCKING;
    };
  }

  private static Basis settable(String setting) {
    return new Basis(Severity.FAIL, Optional.of(setting), Optional.empty());
  }

  private static Basis settable(String setting, String evidence) {
    return new Basis(Severity.FAIL, Optional.of(setting), Optional.of(evidence));
  }
}
