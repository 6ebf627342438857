package dev.granary.cli;

import dev.granary.handoff.Handoff;
import dev.granary.launch.BuildHandoff;
import dev.granary.launch.Wish;
import dev.granary.spec.LaunchSpec;
import dev.granary.spec.Spec;
import dev.granary.spec.TrainSpec;
import dev.granary.version.Manifest;
import dev.granary.version.PublishedVersion;
import dev.granary.version.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;

/**
 * What was asked of a launch that is not the built-in trainer's.
 *
 * @param hosts absent where nobody said how many
 * @param verb for its two streams
 */
record OtherLaunch(
    DatasetArgument dataset,
    String version,
    LaunchSpec launch,
    OptionalInt hosts,
    int maxRestarts,
    ShardsForWorkers shards,
    Optional<Path> trainingDirectory,
    CommandLine verb) {

  /** A version, and what a trainer is told of it. */
  record Handed(DatasetPlace place, PublishedVersion version, Manifest manifest, Handoff handoff) {}

  Handed handed(int processes) throws IOException {
    DatasetPlace place = dataset.place();
    Spec spec =
        dataset
            .spec()
            .orElseThrow(
                () ->
                    new VerbFailed(
                        ExitCode.INVALID,
                        "the seed of a training stands in the spec: name the spec file, not the"
                            + " dataset"));
    Versions versions = place.versions();
    PublishedVersion published = CurrentEnough.of(versions, version);
    Manifest manifest = versions.manifest(published);
    return new Handed(
        place,
        published,
        manifest,
        BuildHandoff.of(place.storage(), published, manifest, wish(spec, processes)));
  }

  PrintWriter out() {
    return verb.getOut();
  }

  PrintWriter err() {
    return verb.getErr();
  }

  /**
   * Of a section train what a program can go by; the rest is the built-in trainer's, and nobody may
   * say of another which records it reads when.
   */
  private static Wish wish(Spec spec, int processes) {
    return new Wish(
        processes,
        spec.train().map(TrainSpec::globalBatch).orElse(0),
        spec.seed(),
        spec.train().map(TrainSpec::label),
        spec.train().map(TrainSpec::slices).orElse(List.of()),
        Optional.empty());
  }
}
