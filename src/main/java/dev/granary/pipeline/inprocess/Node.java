package dev.granary.pipeline.inprocess;

/**
 * What may read a collection: a step, another collection that takes it in, or a reservoir at the
 * stage's end.
 */
sealed interface Node permits Step, Outlet, Reservoir {}
