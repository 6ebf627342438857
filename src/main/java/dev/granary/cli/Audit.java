package dev.granary.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.report.Legible;
import dev.granary.report.NumberText;
import dev.granary.version.BrokenHistory;
import dev.granary.version.FileEntry;
import dev.granary.version.Finding;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Shard;
import dev.granary.version.Verification;
import dev.granary.version.Verifier;
import dev.granary.version.Versions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the check of one or all versions of a dataset found. */
record Audit(DatasetPlace place, Depth depth, List<Checked> versions) {
  /** How closely is looked. */
  enum Depth {
    /** At the bytes of every file. */
    FILES,
    /** Also at every record. */
    RECORDS
  }

  /**
   * One version.
   *
   * @param files how many there are, and {@code bytes} how long they are; 0 where that cannot be
   *     believed
   * @param records how many the shards hold
   */
  record Checked(String version, List<Finding> findings, int files, long bytes, long records) {
    static Checked damaged(String version, List<Finding> findings) {
      return new Checked(version, findings, 0, 0, 0);
    }
  }

  static Audit of(DatasetPlace place, Depth depth, String asked) throws IOException {
    Versions versions;
    try {
      versions = place.versions();
    } catch (BrokenHistory broken) {
      return broken(place, depth, asked);
    }
    return new Audit(place, depth, List.of(check(place, depth, versions, versions.resolve(asked))));
  }

  static Audit ofAll(DatasetPlace place, Depth depth) throws IOException {
    Versions versions;
    try {
      versions = place.versions();
    } catch (BrokenHistory broken) {
      return broken(place, depth, Versions.LATEST);
    }
    if (versions.list().isEmpty()) {
      versions.resolve(Versions.LATEST);
    }
    List<Checked> checked = new ArrayList<>();
    for (PublishedVersion version : versions.list()) {
      checked.add(check(place, depth, versions, version));
    }
    return new Audit(place, depth, checked);
  }

  boolean isWhole() {
    return versions.stream().allMatch(version -> version.findings().isEmpty());
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (Checked version : versions) {
      text.append(place.dataset()).append(' ').append(version.version()).append(": ");
      if (version.findings().isEmpty()) {
        text.append("whole: all ")
            .append(NumberText.count(version.files()))
            .append(" files, ")
            .append(NumberText.bytes(version.bytes()))
            .append(", are what was published");
        if (depth == Depth.RECORDS) {
          text.append("; all ")
              .append(NumberText.count(version.records()))
              .append(" records were read and agree with their indexes and the ledger");
        }
        text.append('\n');
      } else {
        appendDamage(text, version.findings());
      }
    }
    return text.toString();
  }

  private static void appendDamage(StringBuilder text, List<Finding> findings) {
    text.append("damaged: ").append(findings.size()).append(" found\n");
    for (Finding finding : findings) {
      text.append("  ")
          .append(Legible.text(finding.file()))
          .append(' ')
          .append(Legible.command(finding.sentence()))
          .append('\n');
    }
    text.append("  Do not train on it: restore these files from a copy, or run again for a new")
        .append(" version.\n");
  }

  String json() {
    ObjectNode document =
        JsonText.document()
            .put("dataset", place.dataset())
            .put("root", place.root())
            .put("depth", depth.name().toLowerCase(Locale.ROOT))
            .put("outcome", isWhole() ? "whole" : "damaged");
    ArrayNode list = document.putArray("versions");
    for (Checked version : versions) {
      ObjectNode node =
          list.addObject()
              .put("version", version.version())
              .put("whole", version.findings().isEmpty())
              .put("files", version.files())
              .put("bytes", version.bytes())
              .put("records", version.records());
      ArrayNode findings = node.putArray("findings");
      for (Finding finding : version.findings()) {
        findings
            .addObject()
            .put("kind", finding.getClass().getSimpleName().toLowerCase(Locale.ROOT))
            .put("file", finding.file())
            .put("sentence", finding.sentence());
      }
    }
    return JsonText.of(document);
  }

  private static Audit broken(DatasetPlace place, Depth depth, String asked) throws IOException {
    Verification damage = Verifier.verify(place.storage(), place.root(), place.dataset(), asked);
    return new Audit(place, depth, List.of(Checked.damaged(asked, damage.findings())));
  }

  private static Checked check(
      DatasetPlace place, Depth depth, Versions versions, PublishedVersion version)
      throws IOException {
    String number = version.number().toString();
    List<Finding> findings =
        Verifier.verify(place.storage(), place.root(), place.dataset(), number).findings();
    if (!findings.isEmpty()) {
      return Checked.damaged(number, findings);
    }
    Manifest manifest = versions.manifest(version);
    List<FileEntry> files = manifest.allFiles();
    long bytes = files.stream().mapToLong(FileEntry::bytes).sum();
    long records = manifest.draft().layout().shards().stream().mapToLong(Shard::records).sum();
    List<Finding> deep =
        depth == Depth.RECORDS ? DeepAudit.of(place.storage(), version, manifest) : List.of();
    return deep.isEmpty()
        ? new Checked(number, deep, files.size(), bytes, records)
        : Checked.damaged(number, deep);
  }
}
