package io.github.ledis4j.internal.connection;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.codec.internal.Frame;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.options.RetryPolicy;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A call on its way to the server that gets its slot, with {@code ASKING} ahead of it, in one
 * piece. Event-loop confined once it is submitted.
 *
 * @param <T> what the call gives
 */
public class AskingCall<T extends @Nullable Object> extends PackedCall<T> {
  private static final byte[] ASKING = internals().packed(Command.of("ASKING"));

  private final Call<T> asked;
  private final Prologue prologue = new Prologue("ASKING");

  /** Makes one of a call that a server refused. */
  protected AskingCall(Call<T> asked) {
    super(asked.command(), asked.settings.withoutObserver(), false, withAsking(asked));
    this.asked = asked;
    this.deadline = asked.deadline;
  }

  /** All of the call, or its first piece if it has several. */
  private static byte[] withAsking(Call<?> asked) {
    byte[][] pieces = asked.pieces();
    return pieces == null
        ? join(asked.array(), asked.offset(), asked.bytes())
        : join(pieces[0], 0, pieces[0].length);
  }

  private static byte[] join(byte[] from, int offset, int length) {
    byte[] joined = Arrays.copyOf(ASKING, ASKING.length + length);
    System.arraycopy(from, offset, joined, ASKING.length, length);
    return joined;
  }

  /** The call that this is the way of. */
  public final Call<T> asked() {
    return asked;
  }

  @Override
  byte @Nullable [][] pieces() {
    byte[][] pieces = asked.pieces();
    if (pieces != null) {
      pieces = pieces.clone();
      pieces[0] = packed();
    }
    return pieces;
  }

  @Override
  public int bytes() {
    return ASKING.length + asked.bytes();
  }

  @Override
  int commands() {
    return 1 + asked.commands();
  }

  @Override
  boolean mayHaveRun(long bytesOut) {
    return asked.mayHaveRun(bytesOut - ASKING.length);
  }

  @Override
  @Nullable String refusedForNow(String error) {
    String before = askingRefused(error);
    return before == null ? asked.refusedForNow(error) : before;
  }

  @Override
  @Nullable String redirected(String error) {
    return askingRefused(error) == null ? asked.redirected(error) : null;
  }

  /**
   * What the server said to {@code ASKING}, if it took that not for now and sent the call away
   * therefore: whose a slot is, it says in any state. Then the call waits here, as it would be sent
   * here again. Otherwise null.
   */
  private @Nullable String askingRefused(String error) {
    String before = prologue.refusal();
    boolean forNow = before != null && Refusal.isForNow(before);
    boolean waits = settings.retries() != RetryPolicy.FAIL_FAST;
    return forNow && waits && asked.redirected(error) != null ? before : null;
  }

  @Override
  boolean isEnded() {
    return asked.isEnded();
  }

  @Override
  void written(Wire wire) {
    super.written(wire);
    prologue.restart();
    asked.written(wire);
  }

  @Override
  void repeat() {
    super.repeat();
    asked.repeat();
  }

  @Override
  void takenBack(boolean cut) {
    super.takenBack(cut);
    asked.takenBack(cut);
  }

  @Override
  void unsent() {
    super.unsent();
    asked.unsent();
  }

  @Override
  Taken take(Frame reply) {
    if (prologue.isDue()) {
      prologue.takes(reply);
      return Taken.MORE;
    }
    return asked.take(reply);
  }

  @Override
  void answer(Frame reply, @Nullable String error, Answers answers) {
    prologue.requireSound();
    asked.answer(reply, error, answers);
  }

  @Override
  void fail(Throwable failure, @Nullable ReplyBudget budget) {
    asked.fail(failure, budget);
  }

  @Override
  protected void settled() {
    asked.settled();
  }
}
