package io.github.ledis4j.internal.connection;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.codec.internal.Frame;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec.Answer;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.internal.command.SharedUse;
import io.github.ledis4j.options.Endpoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One command in flight, and the future that its caller holds. The future is thread-safe; all else
 * belongs to the event loop once the call is submitted.
 */
public class Call<T extends @Nullable Object> extends Exchange<T> {
  private enum State {
    RECORDED, // in a batch that nobody has sent
    OPEN,
    OWN, // open, about its connection, and so of no use on another one
    ANSWERED, // has its end, by an answer of the server
    ENDED // has another end, which an executor may yet hold
  }

  private final Command<T> command;
  final CallSettings settings;
  private final @Nullable Observation observation;
  private State state = State.OPEN;

  /** Makes a call that is not submitted yet. */
  public Call(Command<T> command, CallSettings settings) {
    this(command, settings, false);
  }

  /** Makes a call whose command may be one that is answered by messages without end. */
  public Call(Command<T> command, CallSettings settings, boolean knowsPushes) {
    Answer answer = command.spec().answer();
    if (answer == Answer.PUSH && !knowsPushes || answer == Answer.NONE) {
      throw SharedUse.unanswered(command.spec());
    }
    this.command = command;
    this.settings = settings;
    this.observation = Observation.of(settings.observer(), command.spec());
  }

  @Override
  public Command<T> command() {
    return command;
  }

  /** Tells, on the event loop, whether this call has its end, which an executor may yet hold. */
  boolean isEnded() {
    return state.compareTo(State.ANSWERED) >= 0 || isDone();
  }

  /** Says whether this call is part of a batch that nobody has sent yet. */
  public void recorded(boolean inBatch) {
    state = inBatch ? State.RECORDED : State.OPEN;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return state == State.RECORDED ? new RecordedStage<>(this) : super.newIncompleteFuture();
  }

  @Override
  protected void requireMayWait() {
    requireSent();
    super.requireMayWait();
  }

  /** Refuses to let anybody wait for what nobody has sent. */
  void requireSent() {
    if (state == State.RECORDED && !isDone()) {
      throw Failures.neverSent(command.spec());
    }
  }

  /** What all calls of its view have in common. */
  public CallSettings settings() {
    return settings;
  }

  /** How long this call may take from now on: the server may first wait as it was asked to. */
  long timeoutNanos() {
    long own = settings.timeoutNanos();
    return settings.patient() ? own : own + command.options().serverWaitNanos();
  }

  @Override
  public final void startDeadline(long now) {
    if (deadline == 0) {
      deadline = now + timeoutNanos();
    }
  }

  /** Tells, where this waits, whether a connection that was lost may have run it. */
  public final boolean mayHaveRun() {
    return attempt().mayHaveRun();
  }

  /** Tells, where this waits for its way to a server, whether there is no use in that any more. */
  public final boolean isOver(long now) {
    return isEnded() || deadline != 0 && deadline - now <= 0;
  }

  @Override
  byte[] packed() {
    return internals().packed(command);
  }

  @Override
  byte[] array() {
    return internals().array(command);
  }

  @Override
  int offset() {
    return internals().offset(command);
  }

  @Override
  byte @Nullable [][] pieces() {
    return internals().pieces(command);
  }

  @Override
  public int bytes() {
    return internals().length(command);
  }

  /** Says that this is about its connection, and so of no use on another one. */
  void markOwn() {
    state = State.OWN;
  }

  boolean isOwn() {
    return state == State.OWN;
  }

  @Override
  void answer(Frame reply, @Nullable String error, Answers answers) {
    if (!isEnded()) {
      answers.give(this, reply, error);
    }
  }

  /** Tells whether somebody else bounds these calls, so that each of them is taken. */
  public boolean isBoundedElsewhere() {
    return false;
  }

  /** Told once: the connection has done with this call, which holds no place there any more. */
  protected void settled() {}

  /** Tells, once this is settled and done, whether it ended with what the server answered. */
  protected final boolean wasAnswered() {
    return state == State.ANSWERED;
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

  @Override
  void written(Wire wire) {
    super.written(wire);
    if (observation != null) {
      observation.written(wire.endpoint());
    }
  }

  /** What the server said if it refused this before it did anything, and may take it later. */
  @Nullable String refusedForNow(String error) {
    return Refusal.isForNow(command.spec(), error) ? error : null;
  }

  /** Notes that the answer is there, with which this ends now. */
  final void replied() {
    state = State.ANSWERED;
    observeReply();
  }

  final void observeReply() {
    if (observation != null) {
      observation.replied();
    }
  }

  /** Notes that a node of a cluster refused this, and that it is sent again. */
  public void observeRedirect(Endpoint from, ServerException refusal) {
    if (observation != null) {
      observation.redirected(from, refusal);
    }
  }

  private void end() {
    if (state != State.ANSWERED) {
      state = State.ENDED;
    }
  }

  /** What the server said if this is another server's and nothing of it was done, or null. */
  @Nullable String redirected(String error) {
    return error;
  }

  /** Completes the future where its client wants it completed. */
  void succeed(T value, ReplyBudget budget, int replyBytes) {
    end();
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
  public final void fail(Throwable failure) {
    fail(failure, null);
  }

  /** The same for what a server may bring about, again and again: it counts until it is taken. */
  void fail(Throwable failure, @Nullable ReplyBudget budget) {
    end();
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

  /** Ends a call that no connection has. */
  public final void giveUp(Throwable failure) {
    if (attempt() == Attempt.NEW) {
      submitted();
    }
    fail(failure);
    settled();
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
