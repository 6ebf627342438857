package dev.granary.version;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Who holds, or held, the lock of a dataset: the content of a file under {@code _lock}.
 *
 * @param number the lock's; the highest is the one that counts
 * @param beat goes up as long as the run is alive
 */
public record Holder(int number, Claim claim, ProcessIdentity process, long beat, State state) {
  static final int MOST_BYTES = 1 << 16;

  /** Whether the run is over. */
  public enum State {
    HELD,
    RELEASED
  }

  /** The run, by whom and since when, and as which process: for people who must find it. */
  @Override
  public String toString() {
    String key = claim.runKey().isEmpty() ? "" : " for " + claim.runKey();
    return "run %s%s of %s, process %d, since %s"
        .formatted(claim.run(), key, claim.by(), process.pid(), claim.since());
  }

  /** Whether its process, seen from here, is certainly no more. */
  public boolean isGone() {
    return process.isGone();
  }

  Holder beating() {
    return new Holder(number, claim, process, beat + 1, state);
  }

  Holder released() {
    return new Holder(number, claim, process, beat + 1, State.RELEASED);
  }

  byte[] json() {
    ObjectNode object = Json.object().put("lock", number);
    claim.put(object);
    object.put("machine", process.machine()).put("pid", process.pid());
    object.put("started", process.started()).put("beat", beat);
    return Json.write(object.put("released", state == State.RELEASED ? 1 : 0));
  }

  /** Reads what {@link #json} wrote; fails with {@link InvalidJson}. */
  static Holder read(byte[] content) {
    JsonFields fields = Json.read(content);
    return JsonFields.located(
        "the lock",
        () ->
            new Holder(
                fields.count("lock"),
                Claim.read(fields),
                new ProcessIdentity(
                    fields.text("machine"), fields.whole("pid"), fields.whole("started")),
                fields.whole("beat"),
                fields.count("released") == 0 ? State.HELD : State.RELEASED));
  }
}
