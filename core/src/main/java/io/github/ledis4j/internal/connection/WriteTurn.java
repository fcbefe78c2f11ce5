package io.github.ledis4j.internal.connection;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.internal.transport.DirectSocket;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to write to the channel of one connection. It is the event loop's; but while
 * nothing waits and nothing is under way the loop offers it, and the next caller writes its command
 * by itself, which spares both of them a wake-up. The offer stands in {@link Submissions}, so that
 * one atomic step of a caller tells that nothing is ahead of it, and takes the turn.
 *
 * <p>The call is handed over before the first of its bytes leaves: whenever a reply can have come,
 * the loop finds the call it is for. What a caller could not write is the loop's to write, and so
 * is what it may not write, as the loop has to know of it before.
 */
final class WriteTurn {
  // Whose turn it is.
  private static final int LOOP = 0;
  private static final int OUT = 1; // offered, or a caller's
  private static final int AWAITED = 2; // a caller's, who wakes the loop when it is done
  private static final int BACK = 3; // a caller's no more

  private static final int SMALLEST_BUFFER = 512;
  private static final int LARGEST_BUFFER = 16 * 1024;

  private final AtomicInteger turn = new AtomicInteger(LOOP);
  private final Submissions submissions = new Submissions(this);
  private final EventLoop loop;
  private final Runnable drain;

  // Set by the loop before it offers the turn; a caller's while it has the turn.
  private @Nullable DirectSocket socket;
  private long looksAt;
  private ByteBuffer buffer = ByteBuffer.allocate(0);

  // What a caller leaves behind.
  private volatile @Nullable Call<?> handed;
  private boolean given; // whether it was handed over, which says more once it is taken
  private int written;
  private @Nullable Throwable thrown;

  /** Whether the turn was offered and is not back yet; event-loop confined. */
  private boolean out;

  WriteTurn(EventLoop loop, Runnable drain) {
    this.loop = loop;
    this.drain = drain;
  }

  /**
   * Writes a call by the thread of its caller, which has taken the turn, and gives the turn back.
   *
   * @return false if this call is for the event loop to write, as always
   */
  boolean write(Call<?> call) {
    boolean wake = true;
    given = false;
    written = 0;
    thrown = null;
    try {
      wake = mayBeWrittenHere(call) && leavesWork(call);
    } catch (Throwable e) {
      thrown = e;
    }
    boolean here = given;
    giveBack(wake);
    return here;
  }

  /** Writes a call; tells whether the loop is to look after it. */
  private boolean leavesWork(Call<?> call) {
    DirectSocket to = requireNonNull(socket);
    long now = loop.ticker().nanoTime();
    call.startDeadline(now);
    ByteBuffer bytes = buffer.clear().put(call.array(), call.offset(), call.bytes()).flip();
    int size = bytes.limit();
    given = true;
    handed = call;
    try {
      written = to.write(bytes);
    } catch (IOException e) {
      return true; // nothing has left: the loop tries again, and does what is to be done about it
    }
    return written < size || !isLookedAt(now, call.deadline);
  }

  private boolean mayBeWrittenHere(Call<?> call) {
    return isLone(call) && !loop.inEventLoop() && hasRoom(call.bytes());
  }

  /** Tells whether a call is one command that stands by itself, and nobody is told when it goes. */
  private static boolean isLone(Call<?> call) {
    CommandSpec spec = call.command().spec();
    return call.getClass() == Call.class
        && call.deadline == 0 // else it was somewhere else before, and is no fresh sign of anything
        && call.settings.observer() == null
        && call.pieces() == null
        && spec.answer() == CommandSpec.Answer.REPLY
        && !spec.isConnectionState();
  }

  private boolean hasRoom(int bytes) {
    if (bytes > buffer.capacity()) {
      if (bytes > LARGEST_BUFFER) {
        return false;
      }
      try {
        buffer = ByteBuffer.allocateDirect(Math.max(SMALLEST_BUFFER, roundedUp(bytes)));
      } catch (OutOfMemoryError e) {
        return false;
      }
    }
    return true;
  }

  private static int roundedUp(int bytes) {
    return Integer.highestOneBit(bytes - 1) << 1;
  }

  /** Tells whether the loop comes by in time: before the call is over, or the server seems dead. */
  private boolean isLookedAt(long now, long deadline) {
    return looksAt - now > 0 && looksAt - deadline <= 0;
  }

  private void giveBack(boolean wake) {
    if (!turn.compareAndSet(OUT, BACK)) {
      turn.set(BACK);
      wakeLoop();
    } else if (wake) {
      wakeLoop();
    }
  }

  private void wakeLoop() {
    try {
      loop.execute(drain);
    } catch (RejectedExecutionException e) {
      return; // who ends the connection finds what was handed over
    }
  }

  /** Gives up a turn that was taken for what callers do not write. */
  void decline() {
    giveBack(false);
  }

  /** Where calls are left for the event loop, and where the offer stands. */
  Submissions submissions() {
    return submissions;
  }

  // Event-loop confined from here on.

  /**
   * Offers the turn to the next caller, unless somebody was faster with a call.
   *
   * @param to where to write
   * @param nextLook when the loop looks after this connection in any case
   */
  void offer(DirectSocket to, long nextLook) {
    socket = to;
    looksAt = nextLook;
    turn.set(OUT);
    out = submissions.offer();
    if (!out) {
      turn.set(LOOP);
    }
  }

  /** Tells whether somebody else may be writing. */
  boolean isOut() {
    return out;
  }

  /** Takes the turn back; false while a caller writes, who wakes the loop when that is done. */
  boolean reclaim() {
    if (out) {
      boolean back = turn.get() == BACK || submissions.withdraw();
      if (!back && (turn.compareAndSet(OUT, AWAITED) || turn.get() == AWAITED)) {
        return false;
      }
      out = false;
    }
    return true;
  }

  /** Takes the turn back even if that takes a moment: who writes waits for nobody. */
  void end() {
    while (!reclaim()) {
      Thread.yield();
    }
  }

  /** The call that a caller writes, or has written, and that is not under way yet for the loop. */
  @Nullable Call<?> handed() {
    return handed;
  }

  /** The call that was handed over is under way. */
  void adopted() {
    handed = null;
  }

  /** How many bytes of the call the socket has taken, once the turn is back. */
  int written() {
    return written;
  }

  /** What went wrong so that nobody knows how many that were, or null; once the turn is back. */
  @Nullable Throwable thrown() {
    return thrown;
  }
}
