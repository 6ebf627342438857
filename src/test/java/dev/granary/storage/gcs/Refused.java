package dev.granary.storage.gcs;

/** A request that the server does not grant. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  Refused(int status, String reason) {
    super(status + " " + reason);
    this.status = status;
    this.reason = reason;
  }

  static Refused notFound() {
    return new Refused(404, "notFound");
  }

  static Refused invalid() {
    return new Refused(400, "invalid");
  }

  GcsReply reply() {
    return status == 304 ? GcsReply.empty(304) : GcsReply.error(status, reason);
  }
}
