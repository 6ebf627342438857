package dev.granary.record.tpu;

/**
 * A slice of TPUs, as a job gets it.
 *
 * @param name the one spelling that Granary uses for it
 * @param processes how many VMs it has; one process reads on each
 */
public record TpuSlice(String name, long chips, int processes) {}
