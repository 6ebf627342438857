package dev.granary.storage.gcs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.storage.Bytes;
import dev.granary.storage.CreateOutcome;
import dev.granary.storage.Durability;
import dev.granary.storage.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between us and Cloud Storage: it passes, or it fails in bounded time. */
@Timeout(60)
class GcsFaultsTest {
  private static final String FILE = "gs://bucket/d/f";
  private static final int SEVERAL_CHUNKS = (9 << 20) + 12_345;

  private LocalGcs gcs;
  private GcsStorage storage;
  private GcsStorage hurried;

  @BeforeEach
  void start() throws IOException {
    gcs = LocalGcs.start("bucket");
    storage = new GcsStorage(Impatient.at(gcs.endpoint()));
    hurried = new GcsStorage(Impatient.most(gcs.endpoint()));
  }

  @AfterEach
  void stop() {
    gcs.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void aRefusalThatPassesIsWaitedFor(int status) throws IOException {
    byte[] content = Bytes.of(SEVERAL_CHUNKS);
    for (Step step : everything(storage, content)) {
      gcs.faults().clear();
      gcs.faults().first(2, GcsFaultsTest::any, Faults.answer(status));
      step.take();
    }
  }

  @Test
  void aServerThatIsDownFailsInBoundedTimeAndIsNamed() throws IOException {
    byte[] content = Bytes.of(SEVERAL_CHUNKS);
    put(content);
    storage.createIfAbsent("gs://bucket/once", content);
    gcs.faults().always(GcsFaultsTest::any, Faults.answer(503));

    for (Step step : everything(hurried, content)) {
      assertThatThrownBy(step::take)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("gs://bucket/")
          .hasMessageContaining(gcs.endpoint() + " did not do what was asked (503: ")
          .hasMessageEndingWith("), although it was tried for up to 1 s; run again later");
    }
  }

  @Test
  void aPortWhereNobodyListensFailsInBoundedTime() {
    gcs.close();

    assertThatThrownBy(() -> hurried.describe(FILE))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(FILE + ": " + gcs.endpoint() + " did not do what was asked (")
        .hasMessageContaining("Connection refused");
  }

  @Test
  void aLostAnswerToACreationThatDidHappenIsFoundByItsToken() throws IOException {
    gcs.faults().first(1, GcsRequest::isUpload, Faults.loseReply(503));

    assertThat(storage.createIfAbsent(FILE, "mine".getBytes(UTF_8)))
        .isEqualTo(CreateOutcome.CREATED);
    assertThat(uploads()).as("it was sent again").isEqualTo(2);
    assertThat(storage.read(FILE, 9)).asString(UTF_8).isEqualTo("mine");
  }

  /** Equal bytes prove nothing: two rivals may want to write the same. */
  @Test
  void aLostAnswerToACreationThatAnotherWonIsNotTakenForOurs() throws IOException {
    gcs.faults()
        .first(
            1,
            GcsRequest::isUpload,
            (request, server) -> {
              gcs.faults().clear();
              try {
                rival().createIfAbsent(FILE, "same".getBytes(UTF_8));
              } catch (IOException e) {
                throw new AssertionError(e);
              }
              server.serve(request);
              return GcsReply.error(503, "backendError");
            });

    assertThat(storage.createIfAbsent(FILE, "same".getBytes(UTF_8)))
        .isEqualTo(CreateOutcome.EXISTS);
  }

  @Test
  void aCreationWhoseOutcomeNobodyTellsIsAFailure() {
    gcs.faults().always(GcsRequest::isUpload, Faults.loseReply(503));
    gcs.faults().always(request -> request.method().equals("GET"), Faults.answer(503));

    assertThatThrownBy(() -> hurried.createIfAbsent(FILE, "x".getBytes(UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(FILE + ": ");
  }

  @Test
  void lostAnswersToAnUploadAreAskedForAgain() throws IOException {
    byte[] content = Bytes.of(SEVERAL_CHUNKS);
    for (int request = 1; request <= 4; request++) {
      gcs.faults().clear();
      gcs.faults().at(request, GcsRequest::isUpload, Faults.loseReply(503));
      put(content);

      assertThat(storage.read(FILE, content.length)).isEqualTo(content);
    }
  }

  @Test
  void lostAnswersToAMoveAreRecognised() throws IOException {
    put("x".getBytes(UTF_8));
    gcs.faults().first(1, request -> request.parts().contains("rewriteTo"), Faults.loseReply(503));
    gcs.faults().first(1, GcsRequest::isUpload, Faults.loseReply(503));
    gcs.faults().first(1, request -> request.method().equals("DELETE"), Faults.loseReply(503));

    storage.move("gs://bucket/d", "gs://bucket/e");

    assertThat(storage.list("gs://bucket/**"))
        .containsExactly(new StoredFile("gs://bucket/e/f", 1));
  }

  @Test
  void aSmallUploadThatIsDamagedIsRefusedAndLeavesWhatStoodThere() throws IOException {
    put("old".getBytes(UTF_8));
    gcs.faults().always(GcsRequest::isUpload, GcsFaultsTest::damageContent);

    assertThatThrownBy(() -> put("the new one".getBytes(UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(FILE + ": Cloud Storage refused the request (400: ");
    assertThatThrownBy(() -> storage.createIfAbsent("gs://bucket/g", "new".getBytes(UTF_8)))
        .hasMessageStartingWith("gs://bucket/g: Cloud Storage refused the request (400: ");
    assertThat(storage.read(FILE, 9)).asString(UTF_8).isEqualTo("old");
    assertThat(storage.exists("gs://bucket/g")).isFalse();
  }

  @Test
  void aLargeUploadThatIsDamagedIsRemovedAgainAndBothChecksumsAreTold() throws IOException {
    byte[] content = Bytes.of(SEVERAL_CHUNKS);
    byte[] damaged = content.clone();
    damaged[(4 << 20) + (2 << 20)] ^= 1;
    gcs.faults().at(3, GcsRequest::isUpload, Faults.damageUpload());

    assertThatThrownBy(() -> put(content))
        .isInstanceOf(IOException.class)
        .hasMessage(
            FILE
                + " was damaged on its way: the CRC32C of what was written is "
                + Checksum.of(content)
                + ", of what was stored "
                + Checksum.of(damaged)
                + "; it was removed again, write it again");
    assertThat(storage.exists(FILE)).isFalse();
  }

  @Test
  void whatAnotherWroteOverADamagedUploadStays() throws IOException {
    byte[] content = Bytes.of(SEVERAL_CHUNKS);
    gcs.faults().at(3, GcsRequest::isUpload, Faults.damageUpload());
    gcs.faults()
        .first(
            1,
            request -> request.method().equals("GET"),
            Faults.after(() -> write(rival(), "another's".getBytes(UTF_8))));

    assertThatThrownBy(() -> put(content)).hasMessageContaining("was damaged on its way");
    assertThat(storage.read(FILE, 9)).asString(UTF_8).isEqualTo("another's");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000, SEVERAL_CHUNKS})
  void aDownloadThatIsDamagedIsNeverHandedOutWhole(int size) throws IOException {
    byte[] content = Bytes.of(size);
    put(content);
    gcs.faults()
        .at(size == SEVERAL_CHUNKS ? 2 : 1, GcsRequest::isDownload, Faults.damageDownload());

    assertThatThrownBy(() -> storage.read(FILE, size))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(FILE + " was damaged on its way: the CRC32C of what arrived is ")
        .hasMessageEndingWith(
            ", of what is stored "
                + Checksum.of(content)
                + "; nothing was used of it, read it again");
    assertThat(storage.read(FILE, size)).isEqualTo(content);
  }

  @Test
  void aStreamThatBreaksIsTakenUpWhereItEnded() throws IOException {
    byte[] content = Bytes.of(SEVERAL_CHUNKS);
    put(content);
    gcs.faults().first(5, GcsRequest::isDownload, Faults.breakAfter(100_000));

    assertThat(storage.read(FILE, SEVERAL_CHUNKS)).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aStreamThatAlwaysBreaksFailsInBoundedTime(int bytes) throws IOException {
    put(Bytes.of(SEVERAL_CHUNKS));
    gcs.faults().always(GcsRequest::isDownload, Faults.breakAfter(bytes));

    failsWithin(
        Duration.ofSeconds(6),
        "Cannot read " + FILE + ": ",
        () -> hurried.read(FILE, SEVERAL_CHUNKS));
  }

  @Test
  void aServerThatStandsStillOnceIsAskedAgain() throws IOException {
    byte[] content = Bytes.of(SEVERAL_CHUNKS);
    for (Step step : everything(storage, content)) {
      gcs.faults().clear();
      gcs.faults().first(1, GcsFaultsTest::any, Faults.stall(2_000));
      step.take();
    }
  }

  @Test
  void aServerThatStandsStillForEverFailsInBoundedTime() throws IOException {
    byte[] content = Bytes.of(SEVERAL_CHUNKS);
    put(content);
    gcs.faults().always(GcsFaultsTest::any, Faults.stall(20_000));

    failsWithin(Duration.ofSeconds(6), FILE, () -> hurried.describe(FILE));
    failsWithin(Duration.ofSeconds(6), FILE, () -> write(hurried, content, FILE));
    gcs.faults().clear();
    gcs.faults().always(GcsRequest::isChunk, Faults.stall(20_000));
    failsWithin(Duration.ofSeconds(6), FILE, () -> write(hurried, content, FILE));
    gcs.faults().clear();
    gcs.faults().always(GcsRequest::isDownload, Faults.stall(20_000));
    failsWithin(Duration.ofSeconds(6), FILE + ": ", () -> hurried.read(FILE, 10 << 20));
  }

  @Test
  void aWriterWhoseUploadFailsSpoilsItAndNothingIsSeen() throws IOException {
    put("old".getBytes(UTF_8));
    gcs.faults().always(GcsRequest::isChunk, Faults.answer(503));
    OutputStream out = hurried.create(FILE, Durability.DURABLE);

    assertThatThrownBy(() -> out.write(new byte[SEVERAL_CHUNKS]))
        .hasMessageStartingWith(FILE + ": ");
    gcs.faults().clear();
    assertThatThrownBy(() -> out.write(new byte[1 << 17]))
        .hasMessage("Cannot write to " + FILE + ": it is closed or a write failed")
        .cause()
        .as("what the first failure was")
        .hasMessageContaining("did not do what was asked (503");
    out.close();

    assertThat(storage.read(FILE, 9)).asString(UTF_8).isEqualTo("old");
  }

  @Test
  void aChannelStaysWithItsGeneration() throws IOException {
    put(Bytes.of(SEVERAL_CHUNKS));
    try (SeekableByteChannel channel = storage.open(FILE)) {
      channel.read(ByteBuffer.allocate(10));
      put("another".getBytes(UTF_8));

      assertThatThrownBy(() -> Bytes.rest(channel))
          .isInstanceOf(NoSuchFileException.class)
          .hasMessage(FILE + ": was replaced or removed while it was read");
    }
  }

  @Test
  void aSmallFileThatIsReplacedBetweenLookAndReadIsReadAnew() throws IOException {
    put("one".getBytes(UTF_8));
    gcs.faults()
        .first(
            1, GcsRequest::isDownload, Faults.before(() -> write(rival(), "two".getBytes(UTF_8))));

    assertThat(storage.read(FILE, 9)).asString(UTF_8).isEqualTo("two");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void whoMayNotIsToldWhatToDo(int status) {
    gcs.faults().always(GcsFaultsTest::any, Faults.answer(status));

    assertThatThrownBy(() -> storage.read(FILE, 9))
        .isInstanceOf(IOException.class)
        .hasMessage(
            FILE
                + (status == 401
                    ? ": the credentials are not accepted (401: status 401, backendError);"
                        + " log in again, or look at gcs.credentials in the environment"
                    : ": permission denied (403: status 403, backendError);"
                        + " who runs this needs roles/storage.objectUser on gs://bucket"));
    assertThat(gcs.requests()).as("it is not tried again").hasSize(1);
  }

  @Test
  void aBucketThatIsNotThereIsNamed() {
    String hint = "there is no bucket none at " + gcs.endpoint() + " (404: ";

    for (Step step :
        List.<Step>of(
            () -> storage.list("gs://none/*"),
            () -> storage.children("gs://none/d"),
            () -> storage.read("gs://none/f", 1),
            () -> storage.createIfAbsent("gs://none/f", new byte[1]),
            () -> storage.delete("gs://none/f"),
            () -> storage.move("gs://none/f", "gs://none/g"))) {
      assertThatThrownBy(step::take)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("gs://none")
          .hasMessageContaining(hint)
          .hasMessageEndingWith("; create it, or name another");
    }
  }

  @Test
  void aBatchThatFailsInPartIsFinishedOneByOne() throws IOException {
    for (int i = 0; i < 5; i++) {
      write(storage, "x".getBytes(UTF_8), "gs://bucket/d/" + i);
    }
    gcs.faults().at(2, request -> request.method().equals("DELETE"), Faults.answer(503));
    storage.delete("gs://bucket/d");

    assertThat(storage.exists("gs://bucket/d")).isFalse();
  }

  @Test
  void aWholeBucketIsNotRemoved() {
    assertThatThrownBy(() -> storage.delete("gs://bucket/"))
        .hasMessage("Cannot delete gs://bucket: it is a whole bucket");
  }

  private List<Step> everything(GcsStorage storage, byte[] content) {
    return List.of(
        () -> write(storage, content, FILE),
        () -> storage.describe(FILE),
        () -> storage.exists(FILE),
        () -> assertThat(storage.read(FILE, content.length)).isEqualTo(content),
        () -> storage.list("gs://bucket/d/*"),
        () -> storage.children("gs://bucket/d"),
        () -> storage.createIfAbsent("gs://bucket/once", content),
        () -> storage.move("gs://bucket/d", "gs://bucket/e"),
        () -> storage.delete("gs://bucket/e"));
  }

  private void failsWithin(Duration bound, String start, ThrowingCallable call) {
    long begun = System.nanoTime();
    assertThatThrownBy(call).isInstanceOf(IOException.class).hasMessageStartingWith(start);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(bound);
  }

  private void put(byte[] content) throws IOException {
    write(storage, content, FILE);
  }

  private static void write(GcsStorage storage, byte[] content) {
    try {
      write(storage, content, FILE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void write(GcsStorage storage, byte[] content, String path) throws IOException {
    try (OutputStream out = storage.create(path, Durability.DURABLE)) {
      out.write(content);
    }
  }

  private GcsStorage rival() {
    return new GcsStorage(Impatient.at(gcs.endpoint()));
  }

  private long uploads() {
    return gcs.requests().stream().filter(GcsRequest::isUpload).count();
  }

  private static boolean any(GcsRequest request) {
    return true;
  }

  /** A byte of the content, which is the last part: before it stands a description. */
  private static GcsReply damageContent(GcsRequest request, Faults.Service server)
      throws IOException {
    byte[] body = request.body().bytes().clone();
    int end = new String(body, ISO_8859_1).lastIndexOf("\r\n--");
    body[end - 1] ^= 1;
    return server.serve(request.with(body));
  }

  private interface Step {
    void take() throws IOException;
  }
}
