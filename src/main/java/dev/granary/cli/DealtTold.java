package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.report.NumberText;
import dev.granary.reshard.DealAnew;
import dev.granary.reshard.Wish;
import dev.granary.shard.Deal;
import dev.granary.version.Manifest;
import dev.granary.version.PublishOutcome;
import dev.granary.version.SplitEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How records are dealt anew; nothing is published where nothing changes or all was for show. */
record DealtTold(Manifest manifest, Wish wish, DealAnew dealt, @Nullable PublishOutcome outcome) {

  ExitCode exit() {
    if (outcome instanceof PublishOutcome.Unknown) {
      return ExitCode.INFRASTRUCTURE;
    }
    return outcome instanceof PublishOutcome.Published || outcome == null
        ? ExitCode.DONE
        : ExitCode.OCCUPIED;
  }

  /** What a person must hear even where a program reads the rest. */
  Optional<String> warning() {
    return outcome == null || outcome instanceof PublishOutcome.Published
        ? Optional.empty()
        : Optional.of(UnsettledWords.of(outcome));
  }

  String text() {
    StringBuilder text = new StringBuilder(name()).append(": ").append(sentence()).append("\n\n");
    text.append(table().indent(2));
    if (outcome instanceof PublishOutcome.Published published) {
      text.append("\n  version: ")
          .append(manifest.dataset())
          .append(' ')
          .append(published.version())
          .append(" in ")
          .append(published.path())
          .append("\n  content digest: ")
          .append(published.contentDigest().hex())
          .append('\n');
    }
    return text.toString();
  }

  String json() {
    ObjectNode document =
        JsonText.document()
            .put("outcome", word())
            .put("dataset", manifest.dataset())
            .put("from", manifest.version().toString())
            .put("keepsFiles", dealt.keepsFiles());
    if (outcome instanceof PublishOutcome.Published published) {
      document
          .put("version", published.version().toString())
          .put("path", published.path())
          .put("contentDigest", published.contentDigest().hex());
    }
    wish.readers().counts().forEach(document.putArray("processes")::add);
    ArrayNode splits = document.putArray("splits");
    for (int i = 0; i < dealt.deals().size(); i++) {
      Deal deal = dealt.deals().get(i);
      splits
          .addObject()
          .put("name", split(i).name())
          .put("records", deal.dealt())
          .put("files", deal.files())
          .put("leftOut", Math.max(0, deal.records() - deal.dealt()))
          .put("writtenOnceMore", deal.fill());
    }
    warning().ifPresent(warning -> document.put("message", warning));
    return JsonText.of(document);
  }

  private String sentence() {
    if (dealt.changesNothing()) {
      return "is laid out like that already; there is nothing to do";
    }
    String files =
        dealt.keepsFiles()
            ? "its files divide already and stay as they are, only the plans change"
            : "its records are dealt to other files";
    if (outcome == null) {
      return "nothing was written; " + files.replace(" are dealt", " would be dealt");
    }
    return outcome instanceof PublishOutcome.Published ? files : "not published";
  }

  private String word() {
    if (dealt.changesNothing()) {
      return "unchanged";
    }
    if (outcome == null) {
      return "planned";
    }
    if (outcome instanceof PublishOutcome.Published) {
      return "published";
    }
    return outcome instanceof PublishOutcome.LostRace ? "lost_race" : "unknown";
  }

  private String table() {
    TextTable table =
        new TextTable("split", "records", "files before", "files", "left out", "once more");
    for (int i = 0; i < dealt.deals().size(); i++) {
      Deal deal = dealt.deals().get(i);
      table.add(
          split(i).name(),
          NumberText.count(deal.dealt()),
          NumberText.count(split(i).size().files()),
          NumberText.count(deal.files()),
          NumberText.count(Math.max(0, deal.records() - deal.dealt())),
          NumberText.count(deal.fill()));
    }
    return table.toString();
  }

  private String name() {
    return manifest.dataset() + " " + manifest.version();
  }

  private SplitEntry split(int number) {
    List<SplitEntry> splits = manifest.draft().layout().splits();
    return splits.get(number);
  }
}
