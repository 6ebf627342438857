package dev.granary.launch.submit;

import dev.granary.launch.LaunchRefused;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Options that several commands of Google's have. */
final class Flags {
  private Flags() {}

  static String pairs(SortedMap<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(","));
  }

  static String account(String account, String target) {
    if (!account.contains("@")) {
      throw new LaunchRefused(
          "launch.service_account %s is a name of Kubernetes: target %s needs an address such as trainer@your-project.iam.gserviceaccount.com"
              .formatted(account, target));
    }
    return "--service-account=" + account;
  }
}
