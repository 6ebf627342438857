package dev.granary.spec;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads whose balance cannot be. */
class BalanceMistakesTest {
  @TempDir Path folder;

  @Test
  void theClassIsARequiredFieldOfDistinctValues() {
    refused(
        "{by: weight, strategy: downsample, max_ratio: 5}",
        "spec.yaml:13:11: balance.by: must be a string, int or bool field; weight is a float");
    refused(
        "{by: speed, strategy: downsample, max_ratio: 5}",
        "spec.yaml:13:11: balance.by: must be a field with required: true; speed may be missing");
  }

  @Test
  void aRatioBelowOneIsRefused() {
    refused(
        "{by: damage, strategy: downsample, max_ratio: 0.5}",
        "spec.yaml:13:45: balance.max_ratio: must be at least 1, is 0.5");
  }

  @Test
  void aStrategyHasItsOwnKeyAndNoOther() {
    refused(
        "{by: damage, strategy: target, max_ratio: 5}",
        "spec.yaml:13:1: balance.shares: is missing (For target: the share of each class; together"
            + " 1. Other classes are left out)",
        "spec.yaml:13:41: balance.max_ratio: is for the strategy downsample; this is target");
    refused(
        "{by: damage, strategy: downsample}",
        "spec.yaml:13:1: balance.max_ratio: is missing (For downsample: how many times the records"
            + " of the smallest class a class may have)");
    refused(
        "{by: damage, strategy: upsample, copies: {None: 2}, shares: {None: 1}}",
        "spec.yaml:13:62: balance.shares: is for the strategy target; this is upsample");
  }

  @Test
  void sharesOfClassesAddUpToOne() {
    refused(
        "{by: damage, strategy: target, shares: {None: 0.3, Minor: 0.6}}",
        "spec.yaml:13:41: balance.shares: must add up to 1, add up to 0.9");
  }

  @Test
  void aClassMustBeInTheDomain() {
    refused(
        "{by: damage, strategy: target, shares: {None: 0.5, Minr: 0.5}}",
        "spec.yaml:13:61: balance.shares.Minr: is not in the domain of damage (did you mean"
            + " \"Minor\"?)");
    refused(
        "{by: damage, strategy: upsample, copies: {Grave: 2}}",
        "spec.yaml:13:52: balance.copies.Grave: is not in the domain of damage (the domain is"
            + " None, Minor)");
  }

  @Test
  void aClassMustBeAValueOfTheField() {
    SpecText.assertRefused(
        folder,
        SpecText.replacing("{type: float}", "{type: int}")
            + "balance: {by: weight, strategy: upsample, copies: {heavy: 2}}",
        "spec.yaml:13:52: balance.copies.heavy: must be a value of weight, whose type is int");
    SpecText.assertRefused(
        folder,
        SpecText.replacing("{type: float}", "{type: bool}")
            + "balance: {by: weight, strategy: upsample, copies: {yes: 2}}",
        "spec.yaml:13:52: balance.copies.yes: must be a value of weight, whose type is bool");
  }

  @Test
  void copiesAreWholeNumbersUpToAThousand() {
    refused(
        "{by: damage, strategy: upsample, copies: {None: 1001, Minor: 2.5}}",
        "spec.yaml:13:52: balance.copies.None: must be from 1 to 1000, is 1001",
        "spec.yaml:13:64: balance.copies.Minor: must be a whole number, is 2.5");
    refused(
        "{by: damage, strategy: upsample, copies: {}}",
        "spec.yaml:13:43: balance.copies: must name at least one label");
  }

  @Test
  void onlySplitsThatExistAreBalanced() {
    refused(
        "{by: damage, strategy: downsample, max_ratio: 2, splits: [trian]}",
        "spec.yaml:13:68: balance.splits[0]: there is no split \"trian\" (did you mean"
            + " \"train\"?)");
  }

  private void refused(String balance, String... problems) {
    SpecText.assertRefused(folder, SpecText.with("balance: " + balance), problems);
  }
}
