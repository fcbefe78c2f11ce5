package io.github.ledis4j.internal.connection;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes commands to one channel. A call stands in the row of those that wait for replies before
 * the first of its bytes leaves, and whatever is thrown on the way closes the channel: so replies
 * and calls never get out of step. Event-loop confined.
 */
final class Writer {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** Larger commands are cut, so that a value needs no buffer of its own size. */
  private static final int CHUNK = 64 * 1024;

  /** How many chunks one turn writes; other channels of the event loop have theirs in between. */
  private static final int MOST_CHUNKS = 64;

  private final Wire wire;
  private final Channel channel;
  private final ReplyCorrelator correlator;
  private final Probe probe;
  private final ReadOnlyMode readOnly;
  private final WritePromise promise;
  private final boolean plain;
  private final Unwritten unwritten = new Unwritten();

  /** Calls of our own at the end of the row of which no byte was taken yet. */
  private int owed;

  private long owedBytes;

  private @Nullable ByteBuf staged;
  private long begun; // bytes of all calls that were begun
  private long shipped; // bytes that were handed to the channel
  private boolean queueing;
  private boolean writing;

  Writer(Wire wire, Probe probe) {
    this.wire = wire;
    this.channel = wire.channel();
    this.correlator = wire.correlator();
    this.probe = probe;
    this.readOnly = correlator.readOnly();
    this.promise = new WritePromise(channel, this::broken);
    this.plain = Pipeline.isPlain(channel);
  }

  /** Tells whether nobody wants to see what is written, nor adds to it. */
  boolean isUnobserved() {
    return plain && !probe.isOn();
  }

  /** Tells whether nothing is left to be written of what was begun. */
  boolean isDone() {
    return unwritten.isEmpty() && owed == 0;
  }

  /**
   * Takes over a call of which its caller has written the first bytes, mostly all of them.
   *
   * @param thrown why it is not known how many, or null
   */
  void wrote(Call<?> call, int out, @Nullable Throwable thrown) {
    begun += call.writtenBytes();
    shipped += out;
    promise.took(out);
    if (thrown != null) {
      broken(thrown);
    } else if (out < call.writtenBytes()) {
      unwritten.goOn(call, out);
    }
  }

  /** Tells whether a command of ours would be answered as if nothing stood around it. */
  boolean mayInterject() {
    return !queueing;
  }

  /**
   * Writes what is left of the call under way, and as many of the waiting ones as may go out now.
   *
   * @return false if this turn is over with more to write, and nothing will tell when to go on
   */
  boolean write(Outbox outbox) {
    boolean takesMore = !correlator.isDemoted() && wire.hasWindow(outbox);
    return turn(takesMore ? outbox : null);
  }

  /** Writes calls of our own at once, ahead of all that waits. */
  void writeOwn(Outbox outbox, List<? extends Call<?>> calls) {
    try {
      for (Call<?> call : calls) {
        own(outbox, call);
      }
    } catch (Throwable e) {
      broken(e);
      return;
    }
    turn(null);
  }

  private void own(Outbox outbox, Call<?> call) {
    call.markOwn();
    outbox.admit(call);
    correlator.sent(call);
    owed++;
    owedBytes += call.bytes();
  }

  /** What a write or a flush brings about may come back here; the turn under way sees to it. */
  private boolean turn(@Nullable Outbox outbox) {
    if (writing) {
      return true;
    }
    writing = true;
    try {
      for (int chunks = 0; chunks < MOST_CHUNKS; chunks++) {
        if (!channel.isWritable() || correlator.isClosing() || !fill(outbox)) {
          return true;
        }
        ship();
        channel.flush();
      }
      return false;
    } catch (Throwable e) {
      broken(e);
      return true;
    } finally {
      writing = false;
    }
  }

  /** Fills one chunk, if there is anything to fill it with. */
  private boolean fill(@Nullable Outbox outbox) {
    ByteBuf into = null;
    while (!unwritten.isEmpty() || begin(outbox)) {
      if (into == null) {
        long most = unwritten.left() + owedBytes + (outbox == null ? 0 : outbox.waitingBytes());
        into = channel.alloc().ioBuffer((int) Math.min(most, CHUNK));
        staged = into;
      }
      if (!unwritten.pour(into)) {
        break;
      }
    }
    return into != null;
  }

  /** Takes up the next call that may go out; tells whether there is one. */
  private boolean begin(@Nullable Outbox outbox) {
    Call<?> call = owed > 0 ? pollOwed() : outbox == null ? null : take(outbox);
    if (call == null) {
      return false;
    }
    call.written(wire);
    unwritten.begin(call);
    begun += call.writtenBytes();
    return true;
  }

  private Call<?> pollOwed() {
    CallRing row = correlator.inFlight();
    Call<?> call = row.get(row.size() - owed--);
    owedBytes -= call.bytes();
    return call;
  }

  private @Nullable Call<?> take(Outbox outbox) {
    Call<?> call = next(outbox);
    if (call == null) {
      if (queueing || !readOnly.isQuestionDue()) {
        return null;
      }
      own(outbox, readOnly.ask(facts -> {}));
      return pollOwed();
    }
    correlator.sent(call);
    outbox.poll();
    if (call.command().spec().isConnectionState()) {
      follow(call.command().spec().name());
    }
    if (probe.isDueAfterOneMore() && !queueing) {
      own(outbox, probe.next(wire));
    }
    return call;
  }

  /** Between these two each reply only says that the command waits for its turn. */
  private void follow(String name) {
    if (name.equalsIgnoreCase("MULTI")) {
      queueing = true;
    } else if (name.equalsIgnoreCase("EXEC")
        || name.equalsIgnoreCase("DISCARD")
        || name.equalsIgnoreCase("RESET")) {
      queueing = false;
    }
  }

  private void ship() {
    ByteBuf full = staged;
    if (full != null) {
      staged = null;
      shipped += full.readableBytes();
      channel.write(full, plain ? promise : freshPromise());
    }
  }

  /** Handlers of others may wait for a promise, so each write has one of its own for them. */
  private ChannelPromise freshPromise() {
    ChannelPromise fresh = channel.newPromise();
    fresh.addListener(
        done -> {
          if (!done.isSuccess()) {
            promise.tryFailure(done.cause());
          }
        });
    return fresh;
  }

  /** Bytes that should be on their way are not: no reply can be trusted any more. */
  private void broken(Throwable e) {
    ByteBuf lost = staged;
    staged = null;
    if (lost != null) {
      lost.release();
    }
    if (channel.isOpen() && !correlator.isClosing() && !(e instanceof IOException)) {
      LOG.warn("cannot write to {}, the connection is closed: {}", wire.endpoint(), e.toString());
    }
    wire.close(e);
  }

  private @Nullable Call<?> next(Outbox outbox) {
    Call<?> call;
    while ((call = outbox.waiting.peek()) != null) {
      if (call.isEnded()) {
        outbox.poll();
        outbox.settle(call);
      } else if (readOnly.isIgnored(call)) {
        outbox.poll();
        outbox.settle(call);
        readOnly.refuse(call);
      } else {
        return wire.mayTake(call) && correlator.mayTake(call) ? call : null;
      }
    }
    return null;
  }

  /**
   * Takes back the calls that cannot have run, as the socket has not taken all they need for that:
   * they wait again, ahead of all others. One of which a part is out is taken back once only, as it
   * may be what the server closed on. To be called when the channel is gone, or about to be.
   */
  void takeBack(Outbox outbox) {
    CallRing row = correlator.inFlight();
    List<Call<?>> failing = new ArrayList<>();
    for (; owed > 0 && !row.isEmpty(); owed--) {
      failing.add(requireNonNull(row.pollLast()));
    }
    long out = plain && !promise.isBlind() ? promise.taken() : shipped;
    long end = begun;
    for (Call<?> last = row.peekLast(); last != null; last = row.peekLast()) {
      long start = end - last.writtenBytes();
      if (last.mayHaveRun(out - start)) {
        break;
      }
      row.pollLast();
      boolean cut = start < out;
      boolean again = !last.isOwn() && !(cut && last.attempt().isSuspect());
      last.takenBack(cut);
      if (again) {
        outbox.putBack(last);
      } else {
        failing.add(last);
      }
      end = start;
    }
    failing.forEach(outbox::settle);
    failing.forEach(call -> call.fail(Failures.cutOff(call, wire.endpoint())));
  }
}
