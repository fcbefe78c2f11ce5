package io.github.ledis4j.internal.scan;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.flow.Items;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;

/** Publishes what the pages of a scan hold; every subscriber has a scan of its own. */
public final class ScanPublisher<T> implements Items<T> {
  private final Function<ScanCursor, CompletableFuture<ScanPage<T>>> pages;

  /**
   * Makes a publisher that asks for nothing yet.
   *
   * @param pages asks for the page that starts at a cursor
   */
  public ScanPublisher(Function<ScanCursor, CompletableFuture<ScanPage<T>>> pages) {
    this.pages = pages;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    new ScanSubscription<>(requireNonNull(subscriber, "subscriber"), pages).start();
  }
}
