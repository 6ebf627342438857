package dev.granary.cli;

import dev.granary.handoff.Handoff;
import dev.granary.launch.BuildHandoff;
import dev.granary.launch.Wish;
import dev.granary.spec.LaunchSpec;
import dev.granary.spec.Spec;
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
    PublishedVersion published = versions.resolve(version);
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

  /** A section train is handed over where there is one; a program need not heed it. */
  private static Wish wish(Spec spec, int processes) {
    return spec.train()
        .map(train -> new TrainingWish(train, processes, spec.seed()).wish())
        .orElseGet(
            () ->
                new Wish(processes, 0, spec.seed(), Optional.empty(), List.of(), Optional.empty()));
  }
}
