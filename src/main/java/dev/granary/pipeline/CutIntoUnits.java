package dev.granary.pipeline;

import dev.granary.read.FileBlock;
import dev.granary.read.FileBlocks;
import dev.granary.read.SourceFile;
import dev.granary.record.SourceFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;

/** Cuts the files of a range of the listing into units of about the same size. */
final class CutIntoUnits extends DoFn<Integer, ScanUnit> {
  /** How many files one element of the listing stands for. */
  static final int FILES = 64;

  private final RunPlaces places;
  private final ScanPlan plan;
  private final int blockBytes;
  private transient List<SourceFile> files = List.of();

  CutIntoUnits(RunPlaces places, ScanPlan plan, int blockBytes) {
    this.places = places;
    this.plan = plan;
    this.blockBytes = blockBytes;
  }

  /** Once for many ranges: the listing tells of all files there are. */
  @Setup
  public void open() throws IOException {
    files = InputListing.read(places.storage(), places.listing()).files();
  }

  @ProcessElement
  public void cut(@Element Integer range, OutputReceiver<ScanUnit> out) throws IOException {
    cut(range, out::output);
  }

  void cut(int range, Consumer<ScanUnit> out) throws IOException {
    int from = range * FILES;
    List<ScanUnit.Block> unit = new ArrayList<>();
    long bytes = 0;
    for (SourceFile file : files.subList(from, Math.min(from + FILES, files.size()))) {
      SourceFormat format = plan.sources().get(file.source()).format();
      for (FileBlock block :
          FileBlocks.of(places.storage(), file, format, plan.limits(), blockBytes)) {
        unit.add(unitBlock(block));
        bytes += block.end() - block.start();
        if (bytes >= blockBytes) {
          out.accept(new ScanUnit(List.copyOf(unit)));
          unit.clear();
          bytes = 0;
        }
      }
    }
    if (!unit.isEmpty()) {
      out.accept(new ScanUnit(List.copyOf(unit)));
    }
  }

  private static ScanUnit.Block unitBlock(FileBlock block) {
    return new ScanUnit.Block(
        block.file().number(),
        block.format().compression(),
        block.start(),
        block.end(),
        new ScanUnit.Rows(block.firstRecord(), block.header()));
  }
}
