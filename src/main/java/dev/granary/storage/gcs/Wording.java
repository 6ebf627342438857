package dev.granary.storage.gcs;

import com.google.cloud.storage.StorageException;

/** What a refusal or a failure of Cloud Storage means, and what to do. */
final class Wording {
  static final String NO_CREDENTIALS =
      "No credentials for Cloud Storage: run `gcloud auth application-default login`, or let"
          + " GOOGLE_APPLICATION_CREDENTIALS name a key file, or run where a service account is"
          + " attached; a server that wants none is told by gcs.credentials: none";

  private static final int MOST_SAID = 200;

  private Wording() {}

  static String of(GcsPath path, StorageException failure, GcsSettings settings) {
    String answer = " (" + answer(failure) + ")";
    return switch (failure.getCode()) {
      case 400 -> path + ": Cloud Storage refused the request" + answer;
      case 401 ->
          path
              + ": the credentials are not accepted"
              + answer
              + "; log in again, or look at gcs.credentials in the environment";
      case 403 ->
          path
              + ": permission denied"
              + answer
              + "; who runs this needs roles/storage.objectUser on gs://"
              + path.bucket();
      case 404 ->
          path
              + ": there is no bucket "
              + path.bucket()
              + " at "
              + settings.endpoint()
              + answer
              + "; create it, or name another";
      default ->
          path
              + ": "
              + settings.endpoint()
              + " did not do what was asked"
              + answer
              + ", although it was tried for up to "
              + settings.patience().total().toSeconds()
              + " s; run again later";
    };
  }

  private static String answer(StorageException failure) {
    if (Sending.isCut(failure)) {
      return "it took nothing of what was sent";
    }
    String said = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    String text = said.length() <= MOST_SAID ? said : said.substring(0, MOST_SAID) + "…";
    return failure.getCode() == 0 ? text : failure.getCode() + ": " + text;
  }
}
