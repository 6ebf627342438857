package dev.granary.version;

import java.time.Instant;

/** That a gate which fails may be passed: who said so, when, why and until when. */
public record GateOverride(HistoryEvent.GateOverridden event, Stamp stamp) {
  public String gate() {
    return event.gate();
  }

  public Instant expires() {
    return event.expires();
  }

  public String reason() {
    return event.reason();
  }

  public boolean isInForce(Instant now) {
    return now.isBefore(event.expires());
  }
}
