package dev.granary.launch.model;

import dev.granary.storage.Storage;
import dev.granary.storage.StoredFile;
import dev.granary.version.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** The files of a training that make up its model, and what holds them. */
public final class ModelFiles {
  /** The folder of the model. */
  public static final String MODEL = "saved_model";

  /** How good it is. */
  public static final String EVALUATION = "evaluation.json";

  /** How good the model that was served is on the same records. */
  public static final String RIVAL = "rival.json";

  private static final int MOST_BYTES = 64 << 20;

  private ModelFiles() {}

  /**
   * The digests of model and evaluation in a folder: of the model that over one line for each file,
   * sorted by name: its SHA-256, two spaces, its path; as {@code sha256sum} writes them.
   */
  public static TrainingEnd.Proof proof(Storage storage, String folder) throws IOException {
    String start = folder + "/" + MODEL + "/";
    List<StoredFile> files = storage.list(start + "**");
    if (files.isEmpty()) {
      throw new IOException(folder + " holds no model: " + start + " is empty");
    }
    MessageDigest digest = Sha256.digest();
    for (StoredFile file : files) {
      String line =
          digest(storage, file.path()) + "  " + file.path().substring(start.length()) + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return new TrainingEnd.Proof(Sha256.finish(digest), Sha256.of(evaluation(storage, folder)));
  }

  /** The bytes of {@code evaluation.json}. */
  public static byte[] evaluation(Storage storage, String folder) throws IOException {
    return storage.read(folder + "/" + EVALUATION, MOST_BYTES);
  }

  /** What was found of the model that was served then; absent where nothing was. */
  static Optional<Evaluated> rival(Storage storage, String folder) throws IOException {
    String file = folder + "/" + RIVAL;
    try {
      return Optional.of(Evaluated.of(storage.read(file, MOST_BYTES), file));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  private static Sha256 digest(Storage storage, String path) throws IOException {
    try (InputStream in = Channels.newInputStream(storage.open(path))) {
      return Sha256.of(in);
    }
  }
}
