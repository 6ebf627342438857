package dev.granary.cli;

/** What a person gives to a Flex Template of Dataflow, beside the options of the service. */
enum TemplateParameter {
  SPEC(
      "spec",
      "Spec",
      "The spec of the dataset, a YAML file in a bucket; its input files are gs:// paths.",
      "GCS_READ_FILE",
      "^gs:\\/\\/[^\\n\\r]+$",
      Need.REQUIRED),
  ENVIRONMENT(
      "environment",
      "Environment",
      "The environment with engine dataflow, a YAML file in a bucket.",
      "GCS_READ_FILE",
      "^gs:\\/\\/[^\\n\\r]+$",
      Need.REQUIRED),
  DATE(
      "date",
      "Logical date",
      "The date that is refreshed, such as 2026-11-20. Without it a run has no run key.",
      "TEXT",
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
      Need.OPTIONAL);

  private final String word;
  private final String label;
  private final String help;
  private final String type;
  private final String pattern;
  private final Need need;

  /** Whether a job can be begun without it. */
  enum Need {
    REQUIRED,
    OPTIONAL
  }

  TemplateParameter(
      String word, String label, String help, String type, String pattern, Need need) {
    this.word = word;
    this.label = label;
    this.help = help;
    this.type = type;
    this.pattern = pattern;
    this.need = need;
  }

  /** How it is called in a request. */
  String word() {
    return word;
  }

  String label() {
    return label;
  }

  String help() {
    return help;
  }

  /** The service's word for what it is. */
  String type() {
    return type;
  }

  String pattern() {
    return pattern;
  }

  Need need() {
    return need;
  }

  /** How it comes on the command line of the launcher. */
  String option() {
    return "--" + word + "=";
  }
}
