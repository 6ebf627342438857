package dev.granary.shard;

import dev.granary.bench.KernelDocuments;
import java.io.IOException;
import java.io.OutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A document to a frame of a TFRecord file, with its checksums. */
@State(Scope.Thread)
public class FrameKernel {
  private final TfRecordWriter writer = new TfRecordWriter(OutputStream.nullOutputStream());

  /** One document. */
  @Benchmark
  public long frame(KernelDocuments documents, KernelDocuments.Done done) throws IOException {
    byte[] text = documents.text();
    writer.write(text, 0, text.length);
    done.add(text);
    return writer.position();
  }
}
