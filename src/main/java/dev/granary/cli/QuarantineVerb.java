package dev.granary.cli;

import picocli.CommandLine.Command;

/** Looks at records that were set aside. */
@Command(
    name = "quarantine",
    description = "Look at the records that a version, or a blocked run, set aside.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {QuarantineListVerb.class, QuarantineShowVerb.class})
final class QuarantineVerb {}
