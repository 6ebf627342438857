package dev.granary.spec;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The job that Google Cloud Dataflow runs, where the engine is Dataflow.
 *
 * @param place absent only where another engine runs the pipeline
 * @param account as whom workers work; absent: the project's own
 * @param key what encrypts the state of a job; absent: Google's
 * @param labels of the job, beside those that a run gives it
 */
public record DataflowSpec(
    Optional<Place> place,
    Workers workers,
    Network network,
    Optional<String> account,
    Optional<String> key,
    SortedMap<String, String> labels,
    Extras extras,
    Completion completion) {

  /** The same, completed otherwise. */
  DataflowSpec with(Completion other) {
    return new DataflowSpec(place, workers, network, account, key, labels, extras, other);
  }

  /** Whose job it is, where it runs, and where the service puts what it needs. */
  public record Place(String project, String region, String staging, String temp) {}

  /**
   * The machines.
   *
   * @param count how many there are at first; absent: the service decides
   * @param most how many there may be; absent: the service decides
   */
  public record Workers(
      Optional<String> machineType,
      Optional<Integer> count,
      Optional<Integer> most,
      Autoscaling autoscaling,
      Optional<Integer> diskGib) {}

  /** Which network the machines are in. */
  public record Network(
      Optional<String> network, Optional<String> subnetwork, Addresses addresses) {}

  /** What is handed to the service by its own names. */
  public record Extras(List<String> experiments, List<String> serviceOptions) {}

  /** Whether the number of machines changes while a job runs. */
  public enum Autoscaling {
    THROUGHPUT_BASED,
    NONE
  }

  /** Whether machines can be reached from the internet. */
  public enum Addresses {
    PRIVATE,
    PUBLIC
  }

  /** What a run does when its job is submitted. */
  public enum Completion {
    /** It waits for the end of the job, and publishes. */
    WAIT,
    /** It ends; {@code granary publish} publishes later. */
    SUBMIT
  }
}
