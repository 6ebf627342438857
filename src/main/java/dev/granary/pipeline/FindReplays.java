package dev.granary.pipeline;

import dev.granary.coding.Ordinal;
import dev.granary.lineage.QuarantineRow;
import dev.granary.lineage.QuarantineScan;
import dev.granary.read.RecordSink;
import dev.granary.read.RecordsAt.Answer;
import dev.granary.read.SourceFile;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.version.ReplayOrder;
import dev.granary.version.Replays;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the records that are to be read again, before a run begins: which of them still stand where
 * they stood, and which files the run would not read without them.
 */
final class FindReplays {
  private final Storage storage;
  private final Replays replays;
  private final FetchSetAside fetch;
  private final Map<String, SourceFile> files = new HashMap<>();
  private final Set<String> more = new HashSet<>();
  private final List<Replayed.Order> orders = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();

  /** What a run reads in the end. */
  record Joined(InputListing listing, Replayed replayed) {}

  private record Found(String path, QuarantineRow row, int order) {}

  private FindReplays(
      Storage storage, Replays replays, Spec spec, String specDirectory, InputListing listing) {
    this.storage = storage;
    this.replays = replays;
    fetch = new FetchSetAside(storage, spec, specDirectory);
    listing.files().forEach(file -> files.put(file.path(), file));
  }

  /** The files of a listing, and what is to be read again. */
  static Joined of(
      Storage storage, Replays replays, Spec spec, String specDirectory, InputListing listing)
      throws IOException {
    List<ReplayOrder> open = replays.open();
    if (open.isEmpty()) {
      return new Joined(listing, Replayed.NOTHING);
    }
    FindReplays finding = new FindReplays(storage, replays, spec, specDirectory, listing);
    for (ReplayOrder order : open) {
      finding.find(order, replays.listOf(order.event()));
    }
    return finding.joined();
  }

  private void find(ReplayOrder order, String list) throws IOException {
    requireUnchanged(order, list);
    List<QuarantineRow> rows = new ArrayList<>();
    try (QuarantineScan scan = QuarantineScan.openList(storage, list)) {
      while (scan.hasNext()) {
        rows.add(scan.next());
      }
    }
    FetchSetAside.Fetched fetched = fetch.fetch(rows, RecordSink.NOBODY);
    Map<Answer, Long> answers = new EnumMap<>(Answer.class);
    for (FetchSetAside.One one : fetched.ones()) {
      Answer answer = belongsElsewhere(one) ? Answer.GONE : one.answer();
      answers.merge(answer, 1L, Long::sum);
      if (answer == Answer.FOUND) {
        SourceFile file = one.file().orElseThrow();
        if (files.putIfAbsent(file.path(), file) == null) {
          more.add(file.path());
        }
        found.add(new Found(file.path(), one.row(), order.number()));
      }
    }
    orders.add(
        new Replayed.Order(
            order.number(),
            order.event().of(),
            rows.size(),
            answers.getOrDefault(Answer.FOUND, 0L),
            answers.getOrDefault(Answer.CHANGED, 0L),
            answers.getOrDefault(Answer.GONE, 0L)));
  }

  private void requireUnchanged(ReplayOrder order, String list) throws IOException {
    if (!replays.digestOf(list).equals(order.event().sha256())) {
      throw new IOException(
          list
              + ", the list of what is to be read again, was changed after it was ordered; withdraw"
              + " the order with quarantine replay --withdraw "
              + order.number());
    }
  }

  /** Its file is one of another source by now. */
  private boolean belongsElsewhere(FetchSetAside.One one) {
    return one.file()
        .filter(
            file ->
                files.containsKey(file.path())
                    && files.getOrDefault(file.path(), file).source() != file.source())
        .isPresent();
  }

  private Joined joined() {
    InputListing listing = InputListing.of(List.copyOf(files.values()));
    Map<String, Integer> numbers = new HashMap<>();
    listing.files().forEach(file -> numbers.put(file.path(), file.number()));
    List<ReplayedPlaces.One> records = new ArrayList<>();
    for (Found one : found) {
      records.add(
          new ReplayedPlaces.One(
              Ordinal.of(numbers.getOrDefault(one.path(), 0), one.row().place().offset()),
              new Replayed.Earlier(one.order(), one.row().reason())));
    }
    Set<Integer> only = new HashSet<>();
    more.forEach(path -> only.add(numbers.getOrDefault(path, 0)));
    return new Joined(listing, new Replayed(orders, ReplayedPlaces.of(records), only));
  }
}
