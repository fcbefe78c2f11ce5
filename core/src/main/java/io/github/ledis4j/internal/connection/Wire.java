package io.github.ledis4j.internal.connection;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.Endpoint;
import io.github.ledis4j.codec.internal.ReplyDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One established channel, and how commands are written to it. A call stands in the row of those
 * that wait for replies before the first of its bytes leaves, and whatever is thrown on the way
 * closes the channel: so replies and calls never get out of step. Event-loop confined.
 */
final class Wire {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** Larger commands are cut, so that a value needs no buffer of its own size. */
  private static final int CHUNK = 64 * 1024;

  /** How many chunks one turn writes; other channels of the event loop have theirs in between. */
  private static final int MOST_CHUNKS = 64;

  private final Channel channel;
  private final Endpoint endpoint;
  private final ReplyCorrelator correlator;
  private final Probe probe;
  private final ReadOnlyMode readOnly;
  private final WritePromise promise;
  private final boolean plain;
  private final Unwritten unwritten = new Unwritten();
  private long window = Long.MAX_VALUE;
  private boolean gathers;
  private long lastTaken;
  private long lastProgress;

  /** Calls of our own at the end of the row of which no byte was taken yet. */
  private int owed;

  private @Nullable ByteBuf staged;
  private long begun; // bytes of all calls that were begun
  private long shipped; // bytes that were handed to the channel
  private boolean queueing;
  private boolean writing;

  Wire(Channel channel, Endpoint endpoint, ReplyCorrelator correlator, Probe probe) {
    this.channel = channel;
    this.endpoint = endpoint;
    this.correlator = correlator;
    this.probe = probe;
    this.readOnly = correlator.readOnly();
    this.promise = new WritePromise(channel, this::broken);
    this.plain = isPlain(channel);
  }

  /** Tells whether the socket gets just the bytes that are written here. */
  private static boolean isPlain(Channel channel) {
    for (Map.Entry<String, ChannelHandler> each : channel.pipeline()) {
      if (each.getValue() instanceof ChannelOutboundHandler
          && !(each.getValue() instanceof LastWords)) {
        return false;
      }
    }
    return true;
  }

  /** Says that the server sends every reply by itself. */
  void gather() {
    gathers = true;
  }

  boolean gathers() {
    return gathers;
  }

  Channel channel() {
    return channel;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  ReplyCorrelator correlator() {
    return correlator;
  }

  /**
   * Bounds the request bytes without an answer. LedisDB sets socket buffers of 4 KiB; what is more
   * than that under way over TCP stalls in the kernel for a fifth of a second at a time.
   */
  void window(long bytes) {
    window = bytes;
  }

  long window() {
    return window;
  }

  /** Tells whether a command of ours would be answered as if nothing stood around it. */
  boolean mayInterject() {
    return !queueing;
  }

  /**
   * Writes as many of the waiting calls as may go out now.
   *
   * @return false if this turn is over with more to write, and nothing will tell when to go on
   */
  boolean write(Outbox outbox) {
    if (correlator.isDemoted() || window != Long.MAX_VALUE && !hasWindow(outbox)) {
      return true;
    }
    return turn(outbox);
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
        long most = unwritten.left() + (outbox == null ? 0 : outbox.waitingBytes());
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
    call.written(this);
    unwritten.begin(call);
    begun += call.writtenBytes();
    return true;
  }

  private Call<?> pollOwed() {
    CallRing row = correlator.inFlight();
    return row.get(row.size() - owed--);
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
      own(outbox, probe.next(this));
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
      channel.write(full, promise);
    }
  }

  /** Bytes that should be on their way are not: no reply can be trusted any more. */
  private void broken(Throwable e) {
    ByteBuf lost = staged;
    staged = null;
    if (lost != null) {
      lost.release();
    }
    if (channel.isOpen() && !correlator.isClosing() && !(e instanceof IOException)) {
      LOG.warn("cannot write to {}, the connection is closed: {}", endpoint, e.toString());
    }
    close(e);
  }

  /** Waits for half of the window, so that refilling it does not cost a packet per reply. */
  private boolean hasWindow(Outbox outbox) {
    return correlator.unanswered() <= window / 2 || outbox.waitingBytes() == 0;
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
        return mayTake(call) ? call : null;
      }
    }
    return null;
  }

  private boolean mayTake(Call<?> call) {
    if (!correlator.mayTake(call)) {
      return false;
    }
    long unanswered = correlator.unanswered();
    return unanswered == 0 || unanswered + call.bytes() <= window;
  }

  /**
   * Takes back the calls that cannot have run, as the socket has not taken all they need for that:
   * they wait again, ahead of all others. One of which a part is out is taken back once only, as it
   * may be what the server closed on. To be called when the channel is gone, or about to be.
   */
  void takeBack(Outbox outbox) {
    CallRing row = correlator.inFlight();
    List<Call<?>> failing = new ArrayList<>();
    for (; owed > 0; owed--) {
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
      last.takenBack();
      if (last.isOwn() || start < out && last.repeated) {
        failing.add(last);
      } else {
        last.repeated |= start < out;
        outbox.putBack(last);
      }
      end = start;
    }
    failing.forEach(outbox::settle);
    failing.forEach(call -> call.fail(Failures.cutOff(call, endpoint)));
  }

  /** Says when the server last showed life: a reply byte came, or the socket took a byte. */
  long lastLife() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    long progress =
        buffer == null ? 0 : buffer.totalPendingWriteBytes() * 31 + buffer.currentProgress();
    if (progress != lastProgress) {
      lastProgress = progress;
      lastTaken = System.nanoTime();
      return lastTaken;
    }
    long replied = correlator.lastLife();
    return lastTaken != 0 && lastTaken - replied > 0 ? lastTaken : replied;
  }

  long pendingBytes() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /** Tells, at the end of a read pass, whether it found that the peer has closed. */
  boolean isAtEnd() {
    return channel.unsafe().recvBufAllocHandle().lastBytesRead() < 0;
  }

  /** Tells whether part of a reply was received. */
  boolean isMidReply() {
    ReplyDecoder decoder = channel.pipeline().get(ReplyDecoder.class);
    return decoder != null && decoder.isMidReply();
  }

  void close(Throwable why) {
    correlator.closingBecause(why);
    channel.close();
  }
}
