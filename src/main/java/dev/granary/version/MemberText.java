package dev.granary.version;

import dev.granary.storage.GzipMembers;
import java.io.IOException;
import java.io.InputStream;

/** A shard in gzip members. */
final class MemberText implements ShardText {
  /** Little, as one record is often all that is read. */
  private static final int INPUT = 1 << 14;

  private final GzipMembers members;
  private final long start;

  /** The file stands at {@code start}, where a member begins. */
  MemberText(InputStream file, long start) {
    members = new GzipMembers(file, INPUT);
    this.start = start;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    return members.read(buffer, from, length);
  }

  @Override
  public long offset() throws IOException {
    return ShardFile.offsetInMember(start + members.memberStart(), members.offsetInMember());
  }

  @Override
  public void close() throws IOException {
    members.close();
  }
}
