package io.github.ledis4j.internal.connection;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.codec.internal.Frame;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec.Answer;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.GuardedFuture;
import io.github.ledis4j.internal.command.SharedUse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One command in flight, and the future that its caller holds. The future is thread-safe; all else
 * belongs to the event loop once the call is submitted.
 */
public class Call<T extends @Nullable Object> extends GuardedFuture<T> {
  private final Command<T> command;
  final CallSettings settings;

  /** The call that was submitted before this one, while both wait in {@link Submissions}. */
  @Nullable Call<?> next;

  /** The calls that this one stays together with, or null. */
  @Nullable Unit unit;

  private final @Nullable Observation observation;

  /** When this call is given up, on the clock of the event loop; 0 before it is queued. */
  long deadline;

  /** Whether a connection was lost while this was under way, so that it is sent once more. */
  boolean repeated;

  /** Whether a connection was lost that had taken a part of this. */
  boolean cut;

  /** Whether the server has refused this for now. */
  boolean refused;

  private boolean recorded;
  private boolean own;

  /** How often this was sent and may have run. */
  private byte sent;

  private boolean answered;
  private boolean ended;

  /** Makes a call that is not submitted yet. */
  public Call(Command<T> command, CallSettings settings) {
    this(command, settings, false);
  }

  /** Makes a call whose command may be one that is answered by messages without end. */
  public Call(Command<T> command, CallSettings settings, boolean knowsPushes) {
    Answer answer = command.spec().answer();
    if (answer == Answer.PUSH && !knowsPushes || answer == Answer.NONE) {
      throw new IllegalArgumentException(
          command.spec()
              + " is not answered by one reply of its own, so no future could tell when it is done;"
              + " it cannot be executed like other commands"
              + SharedUse.hint(command.spec()));
    }
    this.command = command;
    this.settings = settings;
    this.observation =
        settings.observer() == null ? null : new Observation(settings.observer(), command.spec());
  }

  /** What is to be sent. */
  public Command<T> command() {
    return command;
  }

  /** Tells, on the event loop, whether this call has its end, which an executor may yet hold. */
  boolean isEnded() {
    return ended || isDone();
  }

  /** Says whether this call is part of a batch that nobody has sent yet. */
  public void recorded(boolean inBatch) {
    recorded = inBatch;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return recorded ? new RecordedStage<>(this) : super.newIncompleteFuture();
  }

  @Override
  protected void requireMayWait() {
    requireSent();
    super.requireMayWait();
  }

  /** Refuses to let anybody wait for what nobody has sent. */
  void requireSent() {
    if (recorded && !isDone()) {
      throw new IllegalStateException(
          "the batch or transaction with this "
              + command.spec()
              + " was not sent; nothing would ever complete it");
    }
  }

  /** How long this call may take from now on: the server may first wait as it was asked to. */
  long timeoutNanos() {
    long own = settings.timeoutNanos();
    return settings.patient() ? own : own + command.options().serverWaitNanos();
  }

  /** The bytes that are written. */
  byte[] packed() {
    return internals().packed(command);
  }

  /** The same in pieces, or null if they are in one. */
  byte @Nullable [][] pieces() {
    return internals().pieces(command);
  }

  int bytes() {
    return internals().length(command);
  }

  /** The bytes that a channel was given, known once this was {@link #written}. */
  int writtenBytes() {
    return bytes();
  }

  /** Tells whether the server may have run this, of which a socket took so many bytes. */
  boolean mayHaveRun(long bytesOut) {
    return bytesOut >= writtenBytes();
  }

  /** Says that this is about its connection, and so of no use on another one. */
  void markOwn() {
    own = true;
  }

  boolean isOwn() {
    return own;
  }

  /** How many commands the server counts. */
  int commands() {
    return 1;
  }

  /** Takes a reply if it is not the last one to this call. */
  boolean awaitsMoreAfter(Frame reply) {
    return false;
  }

  /** Tells whether an earlier connection may have run this, which changes something. */
  boolean mayHaveRunBefore() {
    return repeated && !command.spec().isRead();
  }

  /** Tells whether somebody else bounds these calls, so that the connection takes each of them. */
  protected boolean isBoundedElsewhere() {
    return false;
  }

  /** Told once: the connection has done with this call, which holds no place there any more. */
  protected void settled() {}

  /** Tells, once this is settled, whether it was handed to a channel. */
  protected final boolean wasSent() {
    return sent > 0;
  }

  /** Tells, once this is settled and done, whether it ended with what the server answered. */
  protected final boolean wasAnswered() {
    return answered;
  }

  /** Notes that a connection was handed this call. */
  void submitted() {
    if (observation != null) {
      observation.submitted();
      if (isDone()) {
        observation.done(Outcome.UNKNOWN); // ended by its caller while nobody was told of it yet
      }
    }
  }

  void written(Wire wire) {
    sent++;
    if (observation != null) {
      observation.written(wire.endpoint());
    }
  }

  /** Notes that the channel is gone, which may have sent this, and that it is sent once more. */
  void repeat() {
    repeated = true;
  }

  /** Notes that the channel, which is gone, has not sent this after all. */
  void takenBack() {
    sent--;
  }

  /** Notes that the server refused this for now: nothing of it was done. */
  void unsent() {
    sent--;
    refused = true;
  }

  /** What the server said if it refused this before it did anything, and may take it later. */
  @Nullable String refusedForNow(String error) {
    return Refusal.isForNow(command.spec(), error) ? error : null;
  }

  void replied() {
    answered = true;
    if (observation != null) {
      observation.replied();
    }
  }

  /** Completes the future where its client wants it completed. */
  void succeed(T value, ReplyBudget budget, int replyBytes) {
    ended = true;
    Executor executor = settings.executor();
    if (executor == null) {
      super.complete(value);
    } else {
      budget.hand(executor, replyBytes, () -> super.complete(value));
    }
    observeDone(Outcome.SUCCEEDED);
  }

  /** Completes the future of a command that the server answers by closing the connection. */
  void succeedByClose(ReplyBudget budget) {
    succeed(internals().mapper(command).map(Frame.nullReply()), budget, 0);
  }

  /** Fails the future where its client wants it completed. */
  final void fail(Throwable failure) {
    fail(failure, null);
  }

  /** The same for what a server may bring about, again and again: it counts until it is taken. */
  void fail(Throwable failure, @Nullable ReplyBudget budget) {
    ended = true;
    FailureFacts.command(failure, command.spec().name());
    Executor executor = settings.executor();
    if (executor == null) {
      super.completeExceptionally(failure);
    } else if (budget == null) {
      Callbacks.run(executor, () -> super.completeExceptionally(failure));
    } else {
      budget.hand(executor, 0, () -> super.completeExceptionally(failure));
    }
    observeDone(Outcome.of(failure));
  }

  /** Fails the future of a call that was never submitted, here and now. */
  public final void refuse(Throwable failure) {
    submitted();
    FailureFacts.command(failure, command.spec().name());
    super.completeExceptionally(failure);
    observeDone(Outcome.of(failure));
  }

  @Override
  public boolean complete(T value) {
    return endedByCaller(super.complete(value));
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    return endedByCaller(super.completeExceptionally(failure));
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return endedByCaller(super.cancel(mayInterruptIfRunning));
  }

  private boolean endedByCaller(boolean now) {
    if (now) {
      observeDone(Outcome.UNKNOWN);
    }
    return now;
  }

  private void observeDone(Outcome outcome) {
    if (observation != null) {
      observation.done(outcome);
    }
  }
}
