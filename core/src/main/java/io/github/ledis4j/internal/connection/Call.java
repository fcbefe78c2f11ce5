package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.internal.Frame;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec.Answer;
import io.github.ledis4j.error.Outcome;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One command in flight, and the future that its caller holds. The future is thread-safe; all else
 * belongs to the event loop once the call is submitted.
 */
public final class Call<T extends @Nullable Object> extends GuardedFuture<T> {
  private final Command<T> command;
  final CallSettings settings;

  /** The call that was submitted before this one, while both wait in {@link Submissions}. */
  @Nullable Call<?> next;

  /** The calls that this one stays together with, or null. */
  @Nullable Unit unit;

  private @Nullable Object token;

  /** When this call is given up, on the clock of {@link System#nanoTime}; 0 before it is queued. */
  long deadline;

  boolean repeated;

  private boolean recorded;

  /** Makes a call that is not submitted yet. */
  public Call(Command<T> command, CallSettings settings) {
    Answer answer = command.spec().answer();
    if (answer == Answer.PUSH || answer == Answer.NONE) {
      throw new IllegalArgumentException(
          command.spec()
              + " is not answered by a reply of its own, so no future could tell when it is done;"
              + " it cannot be executed like other commands");
    }
    this.command = command;
    this.settings = settings;
    if (settings.observer() != null) {
      token = Observers.submitted(settings.observer(), command.spec());
    }
  }

  /** What is to be sent. */
  public Command<T> command() {
    return command;
  }

  /** Says whether this call is part of a batch that nobody has sent yet. */
  public void recorded(boolean inBatch) {
    recorded = inBatch;
  }

  @Override
  void requireMayWait() {
    if (recorded && !isDone()) {
      throw new IllegalStateException(
          "the batch with this "
              + command.spec()
              + " was not sent; nothing would ever complete it");
    }
    super.requireMayWait();
  }

  int bytes() {
    return command.packed().length;
  }

  void written(Wire wire) {
    if (settings.observer() != null) {
      Observers.written(settings.observer(), token, command.spec(), wire.endpoint());
    }
  }

  void replied() {
    if (settings.observer() != null) {
      Observers.replied(settings.observer(), token, command.spec());
    }
  }

  /** Completes the future where its client wants it completed. */
  void succeed(T value, ReplyBudget budget, int replyBytes) {
    Executor executor = settings.executor();
    if (executor == null) {
      complete(value);
    } else {
      budget.hand(executor, replyBytes, () -> complete(value));
    }
    observeDone(Outcome.SUCCEEDED);
  }

  /** Completes the future of a command that the server answers by closing the connection. */
  void succeedByClose(ReplyBudget budget) {
    succeed(command.mapper().map(Frame.nullReply()), budget, 0);
  }

  /** Fails the future where its client wants it completed. */
  void fail(Throwable failure) {
    Executor executor = settings.executor();
    if (executor == null) {
      completeExceptionally(failure);
    } else {
      ReplyBudget.run(executor, () -> completeExceptionally(failure));
    }
    observeDone(Outcome.of(failure));
  }

  private void observeDone(Outcome outcome) {
    if (settings.observer() != null) {
      Observers.done(settings.observer(), token, command.spec(), outcome);
    }
  }
}
