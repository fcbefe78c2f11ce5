package io.github.ledis4j.internal.connection;

import static io.github.ledis4j.internal.command.CommandAccess.internals;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.codec.internal.Frame;
import io.github.ledis4j.codec.internal.FrameSink;
import io.github.ledis4j.codec.internal.MalformedReplyException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.LoopThread;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives each reply to the call that was written first of those still open, and closes the channel
 * on any reply that cannot be. Event-loop confined; the last handler of the pipeline.
 */
final class ReplyCorrelator extends ChannelInboundHandlerAdapter implements FrameSink {
  private final ConnectionCore connection;
  private final CallRing inFlight = new CallRing();
  private final CarefulStart carefulStart;
  private final Refusals refusals;
  private final Answers answers;
  private @Nullable ChannelHandlerContext context;
  private long unanswered;
  private ChannelMode mode = ChannelMode.COMMANDS;
  private @Nullable Consumer<ReplyReader> pushes;
  private @Nullable Throwable cause;
  private int replies;
  private boolean sawPush;
  private long lastLife;
  private long lastFrame;
  private long deafSince;

  ReplyCorrelator(ConnectionCore connection) {
    this.connection = connection;
    this.lastLife = connection.now();
    this.lastFrame = lastLife;
    this.deafSince = lastLife;
    this.carefulStart = new CarefulStart(inFlight, connection);
    this.refusals = new Refusals(connection, inFlight);
    this.answers = new Answers(connection);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
    LoopThread.mark();
  }

  /** Notes that a call is written; its reply is the next one that no earlier call waits for. */
  void sent(Call<?> call) {
    sentAt(call, inFlight.isEmpty() ? connection.now() : lastLife);
  }

  /** The same of a call that was written at a time that may be over by now. */
  void sentAt(Call<?> call, long time) {
    if (inFlight.isEmpty()) {
      lastLife = time;
    }
    inFlight.add(call);
    unanswered += call.bytes();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ReferenceCountUtil.release(message);
  }

  @Override
  public @Nullable ReplyMapper<?> expected() {
    Call<?> call = mode == ChannelMode.COMMANDS && cause == null ? inFlight.peek() : null;
    return call == null || call.isEnded() ? null : internals().mapper(call.command());
  }

  @Override
  public void take(Frame reply) {
    if (cause != null && !mayBeLastWords(cause)) {
      // The channel is being closed: what still comes may belong to anybody.
      return;
    }
    if (inFlight.isEmpty()) {
      connection.adopt(this); // what a caller has written, if it is that which is answered
    }
    if (mode.pushes(reply, inFlight.isEmpty())) {
      sawPush = true;
      push(reply);
    } else {
      answered(reply);
    }
  }

  private boolean mayBeLastWords(Throwable why) {
    return why instanceof IOException && LastWords.mayCome(requireNonNull(context).channel());
  }

  private void answered(Frame reply) {
    replies++;
    String error = reply.type().isError() ? String.valueOf(reply.error()) : null;
    if (error != null) {
      connection.leaving().refused(error);
    }
    Call<?> call = inFlight.peek();
    if (call == null) {
      violated(answers.violation(unasked(error), null));
      return;
    }
    if (!carefulStart.isOver()) {
      carefulStart.answered(call, error);
    }
    if (call.take(reply) == Taken.MORE) {
      return;
    }
    inFlight.poll();
    unanswered -= call.bytes();
    if (refusals.keeps(call, error)) {
      return;
    }
    connection.outbox().settle(call);
    Throwable why = answers.end(call, reply, error);
    if (why != null) {
      violated(why);
    }
  }

  private void violated(Throwable how) {
    cause = how;
    requireNonNull(context).close();
  }

  private String unasked(@Nullable String error) {
    return error != null && mode == ChannelMode.COMMANDS
        ? "the server said: " + ServerException.of("", error).text()
        : "a reply came that no command waits for";
  }

  private void push(ReplyReader reply) {
    if (pushes == null) {
      return;
    }
    try {
      pushes.accept(reply);
    } catch (UnexpectedReplyException e) {
      String what = "a push came that makes no sense: " + e.getMessage();
      violated(answers.violation(what, e));
    }
  }

  /** Gives a confirmation to the call that waits for it; false if none does. */
  boolean confirmed(PushKind kind, byte[] name) {
    Call<?> call = inFlight.peek();
    Taken taken = call == null ? Taken.NOT_MINE : call.take(kind, name);
    if (call == null || taken == Taken.NOT_MINE) {
      return false;
    }
    replies++;
    carefulStart.answered();
    if (taken == Taken.DONE) {
      inFlight.poll();
      unanswered -= call.bytes();
      refusals.answered(call);
      connection.outbox().settle(call);
      call.confirmed(connection.replyBudget());
    }
    return true;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    // What is pushed is no sign that the server still answers commands; part of a reply is one.
    if (replies > 0 || !sawPush || mode == ChannelMode.RESP2_SUBSCRIBED) {
      lastLife = connection.now();
    }
    if (replies > 0 || sawPush) {
      lastFrame = lastLife;
    }
    int passed = replies;
    replies = 0;
    sawPush = false;
    connection.readComplete(passed);
    ctx.fireChannelReadComplete();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      connection.drain();
    }
    ctx.fireChannelWritabilityChanged();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    if (cause == null) {
      cause =
          thrown instanceof MalformedReplyException
              ? new ProtocolException(
                  Outcome.UNKNOWN,
                  "reply is not RESP: " + thrown.getMessage() + "; the connection was closed",
                  thrown)
              : thrown;
    }
    ctx.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    Throwable words = answers.lastWords();
    connection.lost(this, words == null ? cause : words);
    ctx.fireChannelInactive();
  }

  CallRing inFlight() {
    return inFlight;
  }

  /** Tells whether the channel is being closed by ourselves. */
  boolean isClosing() {
    return cause != null;
  }

  Answers answers() {
    return answers;
  }

  ReadOnlyMode readOnly() {
    return answers.readOnly();
  }

  CarefulStart carefulStart() {
    return carefulStart;
  }

  Refusals refusals() {
    return refusals;
  }

  /** Tells whether this call, the next one in the queue, may be written now. */
  boolean mayTake(Call<?> call) {
    return carefulStart.mayTake(call) && refusals.mayTake(call);
  }

  /** Tells whether all that comes is for calls. */
  boolean isConversation() {
    return mode == ChannelMode.COMMANDS;
  }

  /** Tells whether nothing is to be sent here any more. */
  boolean isDemoted() {
    return connection.leaving().why() != null;
  }

  long unanswered() {
    return unanswered;
  }

  long lastLife() {
    return lastLife;
  }

  /**
   * Notes whether anybody listens from now on: silence that nobody listened to does not count.
   *
   * @param life when the server last showed life
   */
  void listens(boolean listens, long life) {
    long now = connection.now();
    if (listens) {
      lastLife = now - Math.max(0, deafSince - life);
    } else {
      deafSince = now;
    }
  }

  /** When the last read pass was that brought a whole frame. */
  long lastFrame() {
    return lastFrame;
  }

  /** Remembers why the channel is about to be closed by ourselves. */
  void closingBecause(Throwable why) {
    if (cause == null) {
      cause = why;
    }
  }

  void mode(ChannelMode other, @Nullable Consumer<ReplyReader> handler) {
    mode = other;
    pushes = handler;
  }
}
