package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.pipeline.estimate.Bill;
import dev.granary.pipeline.estimate.Estimate;
import dev.granary.pipeline.estimate.Estimate.Timed;
import dev.granary.pipeline.estimate.Volume;
import dev.granary.report.NumberText;
import java.util.Locale;

/** What a run is estimated to take, each figure with what it stands on. */
record PlannedEstimate(Estimate estimate) {
  private static final String NO_PRICES =
      "  Cost and energy follow from costs in the environment, which has none.\n";

  String text() {
    TextTable table = new TextTable("what", "about", "stands on");
    table.add("time", NumberText.seconds(estimate.time().seconds()), time());
    table.add("time of processors", NumberText.seconds(estimate.time().processorSeconds()), time());
    table.add("records", NumberText.count(estimate.records()), records());
    Volume volume = estimate.volume();
    table.add("bytes read", NumberText.bytes(volume.read()), "the sizes of the input files");
    table.add("bytes shuffled", NumberText.bytes(volume.shuffled()), sizes());
    table.add("bytes spilled", NumberText.bytes(volume.spilled()), sizes());
    table.add("kept between phases", NumberText.bytes(volume.kept()), sizes());
    if (volume.grouped() > 0) {
      table.add("groups on disk", NumberText.bytes(volume.grouped()), "a quarter of this heap");
    }
    table.add("version", NumberText.bytes(volume.published()), sizes());
    table.add("most on disk at once", NumberText.bytes(volume.most()), "spill, phases and version");
    addBill(table);
    return table.toString().indent(2) + (isPriced() ? "" : NO_PRICES);
  }

  void addTo(ObjectNode node) {
    node.put("records", estimate.records())
        .put("seconds", estimate.time().seconds())
        .put("processorSeconds", estimate.time().processorSeconds());
    Volume volume = estimate.volume();
    node.put("bytesRead", volume.read())
        .put("bytesShuffled", volume.shuffled())
        .put("bytesSpilled", volume.spilled())
        .put("bytesKept", volume.kept())
        .put("bytesGrouped", volume.grouped())
        .put("bytesPublished", volume.published())
        .put("bytesOnDisk", volume.most());
    Bill bill = estimate.bill();
    bill.kilowattHours().ifPresent(drawn -> node.put("kilowattHours", drawn));
    bill.cost().ifPresent(cost -> node.put("cost", cost));
    bill.storageMonth().ifPresent(cost -> node.put("storageMonthCost", cost));
    bill.currency().ifPresent(currency -> node.put("currency", currency));
    node.putObject("standsOn").put("time", time()).put("records", records()).put("sizes", sizes());
  }

  /** An amount of money; what is little is not shown as nothing. */
  static String money(double amount, String currency) {
    String digits = amount > 0 && amount < 1 ? "%.4f" : "%,.2f";
    String text = String.format(Locale.ROOT, digits, amount);
    return (amount > 0 && amount < 0.0001 ? "<0.0001" : text) + " " + currency;
  }

  /** What the time, and so the cost, stands on. */
  String time() {
    return estimate.basis().timed().map(PlannedEstimate::run).orElse("rates measured elsewhere");
  }

  private static String run(Timed run) {
    return "version %s, which took %s".formatted(run.version(), NumberText.seconds(run.seconds()));
  }

  private void addBill(TextTable table) {
    Bill bill = estimate.bill();
    String currency = bill.currency().orElse("");
    bill.kilowattHours()
        .ifPresent(drawn -> table.add("energy", energy(drawn), "time, costs.watts and workers"));
    bill.cost()
        .ifPresent(cost -> table.add("cost", money(cost, currency), "time, and prices in costs"));
    bill.storageMonth()
        .ifPresent(
            cost ->
                table.add(
                    "keeping the version",
                    money(cost, currency) + " a month",
                    "its bytes, and costs.storage_gib_month"));
  }

  private static String energy(double kilowattHours) {
    return kilowattHours < 1
        ? NumberText.decimal(kilowattHours * 1000) + " Wh"
        : NumberText.decimal(kilowattHours) + " kWh";
  }

  private boolean isPriced() {
    return estimate.bill().cost().isPresent() || estimate.bill().kilowattHours().isPresent();
  }

  private String records() {
    return estimate.basis().counted().map(number -> "version " + number).orElseGet(this::sample);
  }

  private String sizes() {
    return estimate.basis().alike().map(number -> "version " + number).orElseGet(this::sample);
  }

  private String sample() {
    Estimate.Sampled sampled = estimate.basis().sampled();
    return "%s, where %s %s"
        .formatted(
            NumberText.bytes(sampled.bytes()),
            NumberText.count(sampled.files()),
            sampled.files() == 1 ? "file begins" : "files begin");
  }
}
