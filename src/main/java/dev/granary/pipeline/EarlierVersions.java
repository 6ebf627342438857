package dev.granary.pipeline;

import dev.granary.coding.Ordinal;
import dev.granary.dedup.candidate.NearPlan;
import dev.granary.signature.SignatureRule;
import dev.granary.spec.DedupSpec;
import dev.granary.spec.NearSpec;
import dev.granary.spec.Spec;
import dev.granary.storage.Storage;
import dev.granary.version.Manifest;
import dev.granary.version.NoSuchVersion;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The earlier versions that a run compares its records with, the oldest first. */
record EarlierVersions(String root, String dataset, List<Earlier> versions)
    implements Serializable {
  static final EarlierVersions NONE = new EarlierVersions("", "", List.of());

  private static final int MOST_RULE_BYTES = 1 << 20;

  EarlierVersions {
    versions = List.copyOf(versions);
  }

  /**
   * One of them.
   *
   * @param firstFile what its files are numbered from, so that no file of the run has their numbers
   * @param files how many there are
   */
  record Earlier(String name, String directory, int firstFile, int files, SignatureRule rule)
      implements Serializable {
    /** What its ordinals are raised by. */
    long raise() {
      return Ordinal.of(firstFile, 0);
    }

    /** Whether a record that was raised so is of this version. */
    boolean has(long ordinal) {
      int file = Ordinal.file(ordinal);
      return file >= firstFile && file < firstFile + files;
    }
  }

  /**
   * Finds those that a spec names.
   *
   * @throws CannotCompare if one cannot be compared with
   */
  static EarlierVersions of(Spec spec, Storage storage, String root, InputListing listing)
      throws IOException {
    SignatureRule rule = NearPlans.signatureRule(spec, listing).orElse(null);
    if (rule == null || against(spec).isEmpty()) {
      return NONE;
    }
    Versions published = Versions.of(storage, root, spec.dataset());
    List<Earlier> found = new ArrayList<>();
    int firstFile = listing.files().size();
    for (PublishedVersion version : asked(spec, published)) {
      Manifest manifest = published.manifest(version);
      SignatureRule theirs = rule(storage, version, manifest);
      requireSame(version, rule, theirs);
      int files = manifest.draft().inputs().size();
      found.add(
          new Earlier(version.number().toString(), version.directory(), firstFile, files, theirs));
      firstFile = Math.addExact(firstFile, files);
    }
    return new EarlierVersions(root, spec.dataset(), found);
  }

  /** In the form in which the comparison knows them. */
  NearPlan.Earlier told() {
    if (versions.isEmpty()) {
      return NearPlan.Earlier.NONE;
    }
    TreeMap<Integer, String> names = new TreeMap<>();
    versions.forEach(version -> names.put(version.firstFile(), version.name()));
    return new NearPlan.Earlier(names.firstKey(), names);
  }

  private static List<PublishedVersion> asked(Spec spec, Versions published) throws IOException {
    Set<PublishedVersion> asked = new LinkedHashSet<>();
    for (String word : against(spec)) {
      switch (word) {
        case NearSpec.LAST -> published.current().ifPresent(asked::add);
        case NearSpec.ALL ->
            published.list().stream()
                .filter(version -> !published.isRolledBackFrom(version))
                .forEach(asked::add);
        default -> asked.add(named(published, word));
      }
    }
    Set<PublishedVersion> signed = new TreeSet<>(Comparator.comparing(PublishedVersion::number));
    for (PublishedVersion version : asked) {
      signed.add(original(published, version));
    }
    return List.copyOf(signed);
  }

  /** One that was dealt anew has the records of another, which tells where they are. */
  private static PublishedVersion original(Versions published, PublishedVersion version)
      throws IOException {
    PublishedVersion original = version;
    for (String from = madeFrom(published, version); !from.isEmpty(); ) {
      original = named(published, from);
      from = madeFrom(published, original);
    }
    return original;
  }

  private static String madeFrom(Versions published, PublishedVersion version) throws IOException {
    return published.manifest(version).draft().build().madeFrom();
  }

  private static List<String> against(Spec spec) {
    return spec.dedup().flatMap(DedupSpec::near).map(NearSpec::against).orElse(List.of());
  }

  private static PublishedVersion named(Versions published, String number) {
    try {
      return published.resolve(number);
    } catch (NoSuchVersion unknown) {
      throw new CannotCompare("dedup.near.against: " + unknown.getMessage());
    }
  }

  private static SignatureRule rule(Storage storage, PublishedVersion version, Manifest manifest)
      throws IOException {
    boolean kept =
        manifest.files().stream().anyMatch(file -> file.path().equals(SignatureRule.FILE));
    if (!kept) {
      throw new CannotCompare(
          "dedup.near.against: version %s keeps no signatures: it was made without dedup.near"
              .formatted(version.number()));
    }
    return SignatureRule.read(
        storage.read(version.directory() + "/" + SignatureRule.FILE, MOST_RULE_BYTES));
  }

  private static void requireSame(
      PublishedVersion version, SignatureRule ours, SignatureRule theirs) {
    if (theirs.format() != ours.format()) {
      throw new CannotCompare(
          "dedup.near.against: the signatures of version %s have format %d, here it is %d; make it anew, or leave it out"
              .formatted(version.number(), theirs.format(), ours.format()));
    }
    if (!theirs.sketch().equals(ours.sketch())) {
      throw new CannotCompare(
          "dedup.near.against: version %s was sketched otherwise: %s, here %s; make it anew, or leave it out"
              .formatted(version.number(), theirs.sketch(), ours.sketch()));
    }
    if (theirs.features().isEmpty()) {
      throw new CannotCompare(
          "dedup.near.against: version %s does not hold the texts to compare with: make each field of dedup.near.text a feature"
              .formatted(version.number()));
    }
  }
}
