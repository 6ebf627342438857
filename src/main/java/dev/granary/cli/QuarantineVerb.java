package dev.granary.cli;

import picocli.CommandLine.Command;

/** Looks at records that were set aside. */
@Command(
    name = "quarantine",
    description =
        "Look at the records that a version, or a blocked run, set aside, and have them read again.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {QuarantineListVerb.class, QuarantineShowVerb.class, QuarantineReplayVerb.class})
final class QuarantineVerb {}
