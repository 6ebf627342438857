package dev.granary.train;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/** What a worker has around it: who hears of it, who watches it, and the clocks. */
record Surroundings(
    Progress progress, Watchdog watchdog, InstantSource clock, LongSupplier nanos) {}
