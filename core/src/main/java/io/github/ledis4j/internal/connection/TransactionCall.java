package io.github.ledis4j.internal.connection;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.codec.internal.Frame;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.error.WatchException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.options.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code MULTI}, some commands and {@code EXEC} in one piece: one place in the queue, one write,
 * one deadline. So nothing can come between them, nor can a connection be left with half of them.
 * The future completes with true when the server ran them; the calls in it are never submitted
 * themselves, each gets its element of the answer to {@code EXEC}.
 */
public final class TransactionCall extends PackedCall<Boolean> {
  private static final int MOST_BYTES = 1 << 30;
  private static final int MOST_COMMANDS = 1 << 23;

  private static final byte[] MULTI = internals().packed(Command.of("MULTI"));
  private static final Command<Boolean> READS = exec(CommandSpec.read("EXEC"));
  private static final Command<Boolean> WRITES = exec(CommandSpec.write("EXEC"));

  private final List<? extends Call<?>> parts;
  private final Queueing queueing;
  private boolean watching;
  private @Nullable Endpoint endpoint;

  /**
   * Packs calls that were not submitted.
   *
   * @throws OverloadedException if they are too many for one piece
   */
  public TransactionCall(List<? extends Call<?>> parts, CallSettings settings) {
    super(areReads(parts) ? READS : WRITES, settings.withoutObserver(), false, pack(parts));
    this.parts = parts;
    this.queueing = new Queueing(new Prologue("MULTI"), parts);
  }

  private static Command<Boolean> exec(CommandSpec spec) {
    return Command.of(spec.withoutKey()).returning(Replies.ok());
  }

  private static boolean areReads(List<? extends Call<?>> parts) {
    for (Call<?> part : parts) {
      if (!part.command().spec().isRead()) {
        return false;
      }
    }
    return true;
  }

  private static byte[] pack(List<? extends Call<?>> parts) {
    byte[] exec = internals().packed(WRITES);
    long bytes = MULTI.length + exec.length;
    for (Call<?> part : parts) {
      bytes += part.bytes();
    }
    if (bytes > MOST_BYTES || parts.size() > MOST_COMMANDS) {
      throw new OverloadedException(
          "a transaction holds at most "
              + MOST_COMMANDS
              + " commands and "
              + MOST_BYTES
              + " bytes, not "
              + parts.size()
              + " and "
              + bytes
              + "; nothing was sent");
    }
    byte[] packed = new byte[(int) bytes];
    int to = append(MULTI, packed, 0);
    for (Call<?> part : parts) {
      to = append(part.packed(), packed, to);
    }
    append(exec, packed, to);
    return packed;
  }

  private static int append(byte[] some, byte[] all, int to) {
    System.arraycopy(some, 0, all, to, some.length);
    return to + some.length;
  }

  /** The calls in it, in order. */
  public List<? extends Call<?>> parts() {
    return parts;
  }

  /** A part of it is as much as nothing only if not even a refused MULTI can have come through. */
  @Override
  boolean mayHaveRun(long bytesOut) {
    return bytesOut > 0;
  }

  @Override
  int commands() {
    return parts.size() + 2;
  }

  @Override
  void submitted() {
    parts.forEach(Call::submitted);
  }

  @Override
  void written(Wire wire) {
    super.written(wire);
    endpoint = wire.endpoint();
    queueing.restart();
    parts.forEach(part -> part.written(wire));
  }

  @Override
  Taken take(Frame reply) {
    return queueing.takes(reply) ? Taken.MORE : Taken.DONE;
  }

  /** Says that keys are watched on its connection, which ends when the server refuses it. */
  public void dependsOnWatch() {
    watching = true;
  }

  @Override
  @Nullable String refusedForNow(String error) {
    return watching ? null : queueing.refusedForNow(error);
  }

  @Override
  @Nullable String redirected(String error) {
    return watching ? null : queueing.redirected(error);
  }

  @Override
  void fail(Throwable failure, @Nullable ReplyBudget budget) {
    if (isEnded()) {
      return;
    }
    FailureFacts.at(endpoint, failure);
    for (Call<?> part : parts) {
      if (!part.isEnded()) {
        part.fail(Failures.ofPart(part, failure), budget);
      }
    }
    super.fail(failure, budget);
  }

  @Override
  public void observeRedirect(Endpoint from, ServerException refusal) {
    parts.forEach(part -> part.observeRedirect(from, refusal));
  }

  /**
   * Ends all calls with what {@code EXEC} was answered by, also when its caller has given it up:
   * what it left behind must not meet others' commands.
   *
   * @throws UnexpectedReplyException if replies have lost their order
   * @throws ConnectionException if the transaction may still be open, as {@code EXEC} was refused
   */
  @Override
  void answer(Frame reply, @Nullable String error, Answers answers) {
    ReplyBudget budget = answers.replyBudget();
    parts.forEach(Call::observeReply);
    queueing.requireSound();
    if (error != null) {
      refused(error, budget);
      return;
    }
    queueing.requireAllQueued();
    if (reply.isNull()) {
      fail(
          new WatchException(
              "a watched key was changed before EXEC came; nothing of the transaction was done"),
          budget);
      return;
    }
    if (!reply.type().isAggregate() || elementsOf(reply) != parts.size()) {
      throw new UnexpectedReplyException("EXEC was not answered by one element per command");
    }
    int bytes = reply.frameBytes() / Math.max(1, parts.size());
    for (Call<?> part : parts) {
      reply.<@Nullable Void>element(
          element -> {
            answer(part, element, budget, bytes);
            return null;
          });
    }
    succeed(true, budget, 0);
  }

  private static int elementsOf(Frame reply) {
    if (reply.size() >= 0) {
      return reply.size();
    }
    int streamed = 0;
    for (; reply.hasNext(); streamed++) {
      reply.<@Nullable Void>element(element -> null);
    }
    reply.rewind();
    return streamed;
  }

  private <T extends @Nullable Object> void answer(
      Call<T> part, ReplyReader element, ReplyBudget budget, int bytes) {
    if (part.isEnded()) {
      return;
    }
    if (element.type().isError()) {
      failPart(part, Failures.refusal(part, String.valueOf(element.error())), budget);
      return;
    }
    T value;
    try {
      value = internals().mapper(part.command()).map(element);
    } catch (RuntimeException | Error e) {
      failPart(part, Failures.unusable(part, e), budget);
      return;
    }
    part.succeed(value, budget, bytes);
  }

  private void failPart(Call<?> part, Throwable failure, ReplyBudget budget) {
    part.fail(FailureFacts.at(endpoint, failure), budget);
  }

  private void refused(String text, ReplyBudget budget) {
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).isEnded()) {
        failPart(parts.get(i), refusal(i, text), budget);
      }
    }
    ServerException refusal = refusalOfAll(text);
    fail(queueing.anyRan() ? outside("the commands", refusal) : refusal, budget);
    if (queueing.refusalOfMulti() == null && !Refusal.dropsTransaction(text)) {
      String open = "EXEC was refused, and what comes next may be taken for a part of it";
      throw new ConnectionException(
          Outcome.UNKNOWN, open + ": " + text + "; the connection was closed", refusal);
    }
  }

  private ServerException refusalOfAll(String text) {
    String multi = queueing.refusalOfMulti();
    return multi != null
        ? ServerException.of("MULTI", multi)
        : ServerException.of("EXEC", text + queueing.firstRefusal());
  }

  private Throwable refusal(int index, String text) {
    String name = parts.get(index).command().spec().name();
    String own = queueing.refusal(index);
    if (own != null) {
      return ServerException.of(name, own);
    }
    return queueing.ran(index)
        ? outside(name, refusalOfAll(text))
        : ServerException.of(name, text + queueing.firstRefusal());
  }

  private static UnusableReplyException outside(String what, ServerException refusal) {
    return new UnusableReplyException(
        what + " ran outside of a transaction: " + refusal.getMessage(), refusal);
  }
}
