package io.github.ledis4j.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;

/**
 * Elements on their way to futures that complete elsewhere, and a little later: whoever asked may
 * have given up by then. What nobody took goes back to where it was, older elements first. Not
 * thread-safe.
 */
public final class Handed<T> {
  private final Deque<Parcel<T>> open = new ArrayDeque<>(2);

  /** An element is about to complete a future. */
  public void add(CompletableFuture<T> taker, T element) {
    open.addLast(new Parcel<>(taker, element));
  }

  /** Tells whether a future has still to complete. */
  public boolean isEmpty() {
    return open.isEmpty();
  }

  /**
   * Puts what nobody took in front of what is kept. To be called before anything is kept or taken.
   */
  public void takeBack(Deque<T> kept) {
    for (Iterator<Parcel<T>> newestFirst = open.descendingIterator(); newestFirst.hasNext(); ) {
      Parcel<T> parcel = newestFirst.next();
      if (parcel.taker().isDone()) {
        newestFirst.remove();
        if (!parcel.wasTaken()) {
          kept.addFirst(parcel.element());
        }
      }
    }
  }

  private record Parcel<T>(CompletableFuture<T> taker, T element) {
    boolean wasTaken() {
      return !taker.isCompletedExceptionally() && taker.getNow(null) == element;
    }
  }
}
