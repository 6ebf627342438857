package dev.granary.pipeline;

import dev.granary.check.CheckFact;
import dev.granary.check.RecordChecks;
import dev.granary.coding.Blocks;
import dev.granary.coding.Fact;
import dev.granary.coding.Partitions;
import dev.granary.dedup.near.TextCounts;
import dev.granary.read.BlockReader;
import dev.granary.read.BlockSummary;
import dev.granary.read.FileBlock;
import dev.granary.read.SourceFile;
import dev.granary.record.SourceFormat;
import dev.granary.shard.SpillWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * The one pass over the input: reads, checks, names, encodes and spills every record, and sends on
 * rows of hashes. The element is a block of a file, so the engine's cost for an element is paid
 * once for thousands of records, and text goes to the spill and nowhere else.
 */
final class ScanFiles extends PTransform<PBegin, Scanned> {
  private final RunPlaces places;
  private final ScanPlan plan;
  private final Cut cut;

  /** How many files there are, and how large a block is. */
  record Cut(int files, int blockBytes) {}

  ScanFiles(RunPlaces places, ScanPlan plan, Cut cut) {
    this.places = places;
    this.plan = plan;
    this.cut = cut;
  }

  @Override
  public Scanned expand(PBegin begin) {
    List<Integer> ranges = new ArrayList<>();
    for (int range = 0; range * CutIntoUnits.FILES < cut.files(); range++) {
      ranges.add(range);
    }
    PCollectionTuple outputs =
        begin
            .apply("List files", Create.of(ranges).withCoder(VarIntCoder.of()))
            .apply("Spread files", Reshuffle.viaRandomKey())
            .apply("Cut into units", ParDo.of(new CutIntoUnits(places, plan, cut.blockBytes())))
            .setCoder(ScanUnit.CODER)
            .apply("Spread units", Reshuffle.viaRandomKey())
            .apply(
                "Scan",
                ParDo.of(new Scan(places, plan))
                    .withOutputTags(Scanned.ROWS, Scanned.SIDES.and(TALLIES)));
    PCollection<byte[]> sums =
        outputs
            .get(TALLIES)
            .setCoder(Blocks.CODER)
            .apply("Sum records", SumTallies.of(plan.tally()));
    return Scanned.in(outputs).withFacts(sums);
  }

  private static final TupleTag<KV<Integer, byte[]>> TALLIES = new TupleTag<>("tallies") {};

  /** What engines show of a job at work; nothing is taken from it. */
  static final String RECORDS = "records read";

  static final class Scan extends DoFn<ScanUnit, KV<Integer, byte[]>> {
    private final RunPlaces places;
    private final ScanPlan plan;
    private final Counter read = Metrics.counter(Scan.class, RECORDS);
    private transient @Nullable InputListing listing;
    private transient Replayed replayed = Replayed.NOTHING;
    private transient @Nullable BlockReader reader;
    private transient @Nullable RecordScan records;
    private transient @Nullable TextScan texts;
    private transient @Nullable SampleScan samples;

    Scan(RunPlaces places, ScanPlan plan) {
      this.places = places;
      this.plan = plan;
    }

    @Setup
    public void open() throws IOException {
      listing = InputListing.read(places.storage(), places.listing());
      replayed = Replayed.read(places);
      reader = new BlockReader(places.storage(), plan.schema(), plan.limits());
      Partitions order = plan.deciding().spreading().order();
      texts =
          plan.deciding()
              .sketchingRule()
              .map(
                  rule ->
                      new TextScan(
                          rule, SpillWriter.ofTexts(places.storage(), places.spill(), order)))
              .orElse(null);
      samples =
          plan.deciding()
              .sampleRule()
              .map(
                  rule ->
                      new SampleScan(
                          rule, SpillWriter.ofSamples(places.storage(), places.spill(), order)))
              .orElse(null);
      records =
          new RecordScan(
              plan,
              new RecordChecks(
                  plan.checks(), ReferenceLists.values(places, plan.checks().references().size())),
              SpillWriter.ofRecords(places.storage(), places.spill(), order),
              texts,
              samples,
              search());
    }

    private @Nullable ItemSearch search() throws IOException {
      Optional<ScanPlan.Search> search = plan.searchForItems();
      return search.isEmpty() ? null : ItemSearch.open(search.get(), places);
    }

    @ProcessElement
    public void scan(@Element ScanUnit unit, MultiOutputReceiver out) throws IOException {
      RecordScan scan = opened(records);
      for (ScanUnit.Block block : unit.blocks()) {
        FileBlock fileBlock = fileBlock(block);
        scan.begin(fileBlock);
        BlockSummary summary = read(fileBlock, scan);
        BlockFact fact = new BlockFact(block.file(), block.start(), summary, scan.labels().take());
        read.inc(fact.read());
        out.get(Scanned.FACTS).output(Fact.of(Fact.Kind.BLOCK, BlockFact.CODER, fact));
        if (texts != null) {
          texts.bands().flush(out.get(Scanned.BANDS));
        }
      }
      out.get(Scanned.FACTS).output(Fact.of(Fact.Kind.CHECKS, CheckFact.CODER, scan.checked()));
      HeadersFact headers = scan.takeHeaders();
      if (!headers.isEmpty()) {
        out.get(Scanned.FACTS).output(Fact.of(Fact.Kind.HEADERS, HeadersFact.CODER, headers));
      }
      scan.dropped()
          .take()
          .ifPresent(
              fact ->
                  out.get(Scanned.FACTS)
                      .output(Fact.of(Fact.Kind.QUALITY, QualityFact.CODER, fact)));
      scan.slices().flush(out.get(Scanned.SLICES));
      scan.rows().flush(out.get(Scanned.ROWS));
      scan.verdicts().flush(out.get(Scanned.VERDICTS));
      scan.hits().flush(out.get(Scanned.HITS));
      scan.raw().flush(out.get(Scanned.RAW));
      scan.combinations().flush(out.get(Scanned.COMBINATIONS));
      if (texts != null) {
        send(texts, out);
      }
      if (samples != null) {
        samples.slices().flush(out.get(Scanned.SAMPLES));
      }
      if (plan.deciding().selfTestRule().isPresent()) {
        out.get(Scanned.FACTS)
            .output(Fact.of(Fact.Kind.PLANTED, Planted.CODER, scan.takePlanted()));
      }
    }

    /** A tally grows while it learns what values there are, so one serves all units of a bundle. */
    @FinishBundle
    public void finish(FinishBundleContext context) {
      context.output(
          TALLIES,
          KV.of(TallyFact.READ, opened(records).tally().take()),
          GlobalWindow.INSTANCE.maxTimestamp(),
          GlobalWindow.INSTANCE);
    }

    private BlockSummary read(FileBlock block, RecordScan scan) throws IOException {
      if (!replayed.files().contains(block.file().number())) {
        return opened(reader).read(block, scan);
      }
      OnlyReplayed only = new OnlyReplayed(replayed, block, scan);
      return only.of(opened(reader).read(block, only));
    }

    private static void send(TextScan texts, MultiOutputReceiver out) throws IOException {
      texts.slices().flush(out.get(Scanned.TEXTS));
      out.get(Scanned.FACTS)
          .output(Fact.of(Fact.Kind.NEAR_TEXTS, TextCounts.CODER, texts.takeCounts()));
    }

    private FileBlock fileBlock(ScanUnit.Block block) {
      SourceFile file = opened(listing).files().get(block.file());
      SourceFormat declared = plan.sources().get(file.source()).format();
      SourceFormat found = declared.packed(block.compression());
      return new FileBlock(
          file, found, block.start(), block.end(), block.rows().first(), block.rows().header());
    }

    private static <T> T opened(@Nullable T resource) {
      if (resource == null) {
        throw new IllegalStateException("the scan was not set up");
      }
      return resource;
    }
  }
}
