package dev.granary.version;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far a run came: the content of {@code run.json} in its folder. It tells people what happened,
 * and a later run where it can go on.
 *
 * @param folder the run's own, below {@code _runs}
 * @param lock the number of the lock that the run has or had
 * @param origin what the run was made from: only a run with an equal origin may go on from it
 * @param phases those that are complete, in their order
 * @param message what went wrong, or what there is to see; may be empty
 */
public record RunNote(
    String folder,
    int lock,
    Claim claim,
    Origin origin,
    List<Phase> phases,
    Ending ending,
    String message) {
  static final String FILE = "run.json";
  static final int MOST_BYTES = 1 << 16;

  /** What a run goes through before it publishes. */
  public enum Phase {
    /** All input was read, checked and spilled. */
    SCANNED,
    /** All files of the version were written. */
    WRITTEN
  }

  /** How a run ended, as far as it could tell. */
  public enum Ending {
    /** It is at work, or it died. */
    NONE,
    /** Something failed; it can be tried again. */
    FAILED,
    /** A gate failed; the data's owner must look. */
    BLOCKED,
    /** A job is at work for it, or done, and the run is to be published when it is. */
    SUBMITTED,
    /** It was submitted and is published; the message is the version. */
    PUBLISHED,
    /** It made a version that nobody asked to publish. */
    STAGED,
    /** Whether its version is visible is not known. */
    UNSETTLED,
    /** Another run took over. */
    OVERTAKEN
  }

  /**
   * What makes two runs do the same.
   *
   * @param inputs over the names and sizes of the input files
   */
  public record Origin(Sha256 spec, String code, Sha256 inputs) {
    public Origin {
      Wording.requireLine("the code version", code);
    }
  }

  public RunNote {
    Wording.requireName("the folder of the run", folder);
    phases = List.copyOf(phases);
    Wording.requireLine("the message", message);
  }

  /** This note, once one more phase is complete. */
  public RunNote with(Phase phase) {
    List<Phase> all = new ArrayList<>(phases);
    all.add(phase);
    return new RunNote(folder, lock, claim, origin, all, ending, message);
  }

  /** This note, at the end. */
  public RunNote ended(Ending as, String saying) {
    return new RunNote(folder, lock, claim, origin, phases, as, saying);
  }

  byte[] json() {
    ObjectNode object = Json.object().put("folder", folder).put("lock", lock);
    claim.put(object);
    object
        .put("specDigest", origin.spec().hex())
        .put("codeVersion", origin.code())
        .put("inputs", origin.inputs().hex());
    ArrayNode done = object.putArray("phases");
    phases.forEach(phase -> done.add(word(phase)));
    return Json.write(object.put("ending", word(ending)).put("message", message));
  }

  /** Reads what {@link #json} wrote; fails with {@link InvalidJson}. */
  static RunNote read(byte[] content) {
    JsonFields fields = Json.read(content);
    return JsonFields.located(
        "the note of the run",
        () ->
            new RunNote(
                fields.text("folder"),
                fields.count("lock"),
                Claim.read(fields),
                new Origin(
                    fields.parsed("specDigest", Sha256::new),
                    fields.text("codeVersion"),
                    fields.parsed("inputs", Sha256::new)),
                fields.texts("phases", word -> Phase.valueOf(word.toUpperCase(Locale.ROOT))),
                fields.parsed("ending", word -> Ending.valueOf(word.toUpperCase(Locale.ROOT))),
                fields.text("message")));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
