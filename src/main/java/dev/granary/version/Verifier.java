package dev.granary.version;

import dev.granary.storage.LinkRefused;
import dev.granary.storage.Storage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves a published version whole: history, manifest and every byte of every file. What is wrong
 * is a finding; only a version that does not exist, or a storage that does not answer, is an
 * exception.
 */
public final class Verifier {
  private Verifier() {}

  /** Checks {@code latest} or a number; fails with {@link NoSuchVersion} where there is none. */
  public static Verification verify(Storage storage, String root, String dataset, String version)
      throws IOException {
    PublishedVersion published;
    try {
      published = Versions.of(storage, root, dataset).resolve(version);
    } catch (LinkRefused link) {
      return new Verification(List.of(new Finding.Linked(link.link())));
    } catch (BrokenHistory broken) {
      return new Verification(List.of(new Finding.BadHistory(broken.entry(), messageOf(broken))));
    }
    try {
      return new Verification(findings(storage, published));
    } catch (LinkRefused link) {
      return new Verification(List.of(new Finding.Linked(link.link())));
    } catch (InvalidManifest invalid) {
      return new Verification(List.of(new Finding.BadManifest(Manifest.FILE, messageOf(invalid))));
    }
  }

  private static List<Finding> findings(Storage storage, PublishedVersion version)
      throws IOException {
    byte[] content;
    try {
      content = ManifestJson.bytesIn(storage, version.directory());
    } catch (NoSuchFileException missing) {
      return List.of(new Finding.Missing(Manifest.FILE));
    } catch (IOException unreadable) {
      throw new InvalidManifest(messageOf(unreadable), unreadable);
    }
    requireEqual(
        "its SHA-256", Sha256.of(content), "the history's", version.event().digests().manifest());
    Manifest manifest = ManifestJson.read(content);
    requireEqual("its dataset", manifest.dataset(), "the directory's", version.dataset());
    requireEqual("its version", manifest.version(), "the history's", version.number());
    List<Finding> findings = new ArrayList<>(contentDigests(version, manifest));
    findings.addAll(FileChecks.of(storage, version.directory(), manifest));
    return findings;
  }

  private static void requireEqual(String what, Object found, String whose, Object expected)
      throws InvalidManifest {
    if (!found.equals(expected)) {
      throw new InvalidManifest("%s is %s, %s is %s".formatted(what, found, whose, expected));
    }
  }

  private static List<Finding> contentDigests(PublishedVersion version, Manifest manifest) {
    Sha256 found = manifest.draft().layout().contentDigest();
    List<Finding> findings = new ArrayList<>();
    if (!manifest.contentDigest().equals(found)) {
      findings.add(new Finding.BadContentDigest(Manifest.FILE, manifest.contentDigest(), found));
    }
    Sha256 published = version.event().digests().content();
    if (!published.equals(found)) {
      findings.add(new Finding.BadContentDigest(version.entry().file(), published, found));
    }
    return findings;
  }

  private static String messageOf(IOException failure) {
    return String.valueOf(failure.getMessage());
  }
}
