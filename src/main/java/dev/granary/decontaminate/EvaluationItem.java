package dev.granary.decontaminate;

/**
 * One item of a benchmark, as its file has it.
 *
 * @param benchmark the number of the benchmark
 * @param number its place among the items of the benchmark, from 1
 * @param answer empty where there is none
 */
public record EvaluationItem(int benchmark, int number, String question, String answer) {}
