package dev.granary.reshard;

import dev.granary.shard.DamagedShard;
import dev.granary.storage.Durability;
import dev.granary.tag.TfdsMetadata;
import dev.granary.version.FileEntry;
import dev.granary.version.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.MessageDigest;
import java.util.Set;

/**
 * The files of a version that do not depend on how its records are dealt. Signatures tell where
 * records are: whoever compares with a version that was dealt anew takes those of the one it was
 * made from.
 */
final class CopiedFiles {
  static final String REPORT_JSON = "report.json";
  static final String REPORT_PAGE = "report.html";

  private static final int BUFFER = 1 << 16;
  private static final Set<String> WRITTEN_ANEW =
      Set.of(TfdsMetadata.DATASET_INFO_FILE, REPORT_JSON, REPORT_PAGE);

  private CopiedFiles() {}

  /** Copies them, and compares each with its digest on the way. */
  static void copy(OldVersion old, String staging) throws IOException {
    for (FileEntry file : old.manifest().files()) {
      if (!isWrittenAnew(file.path())) {
        copy(old, file, staging);
      }
    }
  }

  private static boolean isWrittenAnew(String path) {
    return WRITTEN_ANEW.contains(path)
        || path.startsWith("processes/")
        || path.startsWith("ledger/part-")
        || path.startsWith("signatures/");
  }

  private static void copy(OldVersion old, FileEntry file, String staging) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in =
            Channels.newInputStream(old.storage().open(old.directory() + "/" + file.path()));
        OutputStream out = old.storage().create(staging + "/" + file.path(), Durability.DURABLE)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    Sha256 found = Sha256.finish(digest);
    if (!found.equals(file.sha256())) {
      throw DamagedShard.of(file, found);
    }
  }
}
