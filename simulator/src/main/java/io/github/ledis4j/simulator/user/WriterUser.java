package io.github.ledis4j.simulator.user;

import io.github.ledis4j.writer.BatchWriterOptions;
import io.github.ledis4j.writer.RedisBatchWriter;
import io.github.ledis4j.writer.WriteProgress;
import io.github.ledis4j.writer.WriteSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One batch writer, and who hands it commands. */
final class WriterUser {
  private static final int KEYS = 2;
  private static final int MOST_ROWS = 30;
  private static final int MOST_IN_A_ROW = 3;

  private final Place place;
  private final Ledger ledger;
  private final String name;
  private final BatchWriterOptions options;
  private final RedisBatchWriter<String, String> writer;
  private final WriterBook book;
  private final List<CompletableFuture<?>> ends = new ArrayList<>();
  private @Nullable CompletableFuture<WriteSummary> finished;
  private int flushedTo;
  private long lastEnd;
  private long told = -1;

  WriterUser(Place place, String name, SplittableRandom random) {
    this.place = place;
    this.ledger = place.ledger();
    this.name = name;
    options =
        BatchWriterOptions.DEFAULT
            .connections(1 + random.nextInt(3))
            .maxPendingCommands(random.nextBoolean() ? 4 + random.nextInt(40) : 10_000)
            .maxPendingBytes(random.nextBoolean() ? 100 + random.nextInt(2_000) : 8 << 20)
            .maxRanges(random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 10_000)
            .progress(1 + random.nextInt(20), this::progress);
    book = new WriterBook(ledger, options, () -> place.keepsData() && place.keepsOrder());
    writer = place.client().batchWriter(options);
  }

  boolean isFinished() {
    return finished != null;
  }

  /** Whether something that it was asked for has not ended yet, or had not a second ago. */
  boolean isBusy() {
    return ledger.world().now() - lastEnd < TimeUnit.SECONDS.toNanos(1)
        || ends.stream().anyMatch(end -> !end.isDone());
  }

  private void await(CompletableFuture<?> end) {
    ends.add(end);
    end.whenComplete((done, failure) -> lastEnd = ledger.world().now());
  }

  int connections() {
    return options.connections();
  }

  private void progress(WriteProgress now) {
    if (now.ended() <= told || now.endedBelow() > now.ended() || now.ended() > now.submitted()) {
      ledger.wrong("a writer told " + now + " after " + told);
    }
    told = now.ended();
  }

  /** Writes some commands, with or without looking whether there is room. */
  void write(SplittableRandom random) {
    boolean looks = random.nextBoolean();
    for (int i = random.nextInt(MOST_ROWS); i > 0 && (!looks || writer.hasRoom()); i--) {
      one(writer, random, false);
    }
    if (looks) {
      await(writer.room());
    }
  }

  private void one(RedisBatchWriter<String, String> to, SplittableRandom random, boolean always) {
    int key = random.nextInt(KEYS);
    boolean counts = random.nextBoolean();
    String text = counts ? "" : book.size() + "#" + "x".repeat(random.nextInt(200));
    // Written down before it is done: what completes at once may write the next ones.
    String named = place.key(name + (counts ? "counter" : "text") + key, random);
    WriterBook.Item item = book.begin(named, text);
    try {
      CompletableFuture<?> future = counts ? to.incr(item.key()) : to.set(item.key(), text);
      place.sent("a write", future);
      book.begun(item, ledger.watch("a write", future, random), always);
      if (isFinished()) {
        ledger.wrong("a writer took a command after it had finished");
      }
    } catch (IllegalStateException e) {
      book.takeBack(item);
      if (!isFinished() && !place.isClosed()) {
        throw e;
      }
    }
  }

  /** Has the writer take rows as it has room for them. */
  void produce(SplittableRandom random) {
    int rows = 1 + random.nextInt(MOST_ROWS);
    List<Integer> taken = new ArrayList<>();
    CompletableFuture<Void> written =
        writer.produce(
            IntStream.range(0, rows).iterator(),
            (row, all) -> {
              taken.add(row);
              book.requireRoom();
              for (int i = random.nextInt(MOST_IN_A_ROW + 1); i > 0; i--) {
                one(all, random, true);
              }
            });
    await(written);
    written.thenRun(
        () -> {
          if (!taken.equals(IntStream.range(0, rows).boxed().toList())) {
            ledger.wrong("of " + rows + " rows a writer took " + taken);
          }
        });
    if (random.nextInt(10) == 0) {
      ledger.world().in(random.nextInt(100_000_000), () -> stop(written, taken));
    }
  }

  private void stop(CompletableFuture<Void> written, List<Integer> taken) {
    if (written.cancel(false)) {
      int before = taken.size();
      await(
          writer
              .room()
              .thenRun(
                  () -> {
                    if (taken.size() != before) {
                      ledger.wrong("a writer took rows after it was told to stop");
                    }
                  }));
    }
  }

  void flush() {
    int from = flushedTo;
    int to = book.size();
    flushedTo = to;
    CompletableFuture<WriteSummary> flush = writer.flush();
    await(flush);
    flush.thenAccept(summary -> book.check("a flush", summary, from, to));
  }

  void finish() {
    int to = book.size();
    CompletableFuture<WriteSummary> end = writer.finish();
    finished = end;
    end.thenAccept(summary -> book.check("the end of a writer", summary, 0, to));
    await(end);
  }

  /** All has ended, and what the server holds is what was told. */
  void check() {
    for (CompletableFuture<?> end : ends) {
      if (!end.isDone()) {
        ledger.wrong("a writer never ended: " + end);
      }
    }
    if (!place.isClosed() && !isFinished() && !writer.hasRoom()) {
      ledger.wrong("a writer has no room, though nothing is open");
    }
    CompletableFuture<WriteSummary> end = finished;
    book.checkServer(place, end == null ? null : end.getNow(null));
  }
}
