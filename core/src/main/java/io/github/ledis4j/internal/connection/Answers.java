package io.github.ledis4j.internal.connection;

import static io.github.ledis4j.internal.command.CommandAccess.internals;

import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.codec.internal.Frame;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.FailureFacts;
import org.jspecify.annotations.Nullable;

/**
 * Ends the calls of one channel by their replies: each with the value that its command reads, or
 * with the failure that the reply is. Event-loop confined.
 */
final class Answers {
  private final ConnectionCore connection;
  private final ReadOnlyMode readOnly = new ReadOnlyMode();
  private @Nullable Throwable lastWords;

  /** Whether a reply is given to its caller right now, whose callbacks may send more. */
  private boolean answering;

  Answers(ConnectionCore connection) {
    this.connection = connection;
  }

  /**
   * Ends a call by its last reply.
   *
   * @param error what the server said if the reply is an error, else null
   * @return why the channel must be closed, as its replies and calls do not go together any more or
   *     what follows would be part of a transaction, or null
   */
  @Nullable LedisException end(Call<?> call, Frame reply, @Nullable String error) {
    answering = true;
    try {
      call.answer(reply, error, this);
      return null;
    } catch (UnexpectedReplyException e) {
      String what = call.command().spec() + " was answered by what it cannot be answered by";
      call.fail(here(new ProtocolException(Outcome.UNKNOWN, what + ": " + e.getMessage(), e)));
      return violation(what, e);
    } catch (ConnectionException e) {
      return here(e);
    } finally {
      answering = false;
    }
  }

  /**
   * Writes what a callback has submitted while it goes on. That is safe between two replies only:
   * elsewhere calls may just be on their way from one row to another.
   */
  void drainEarly() {
    if (answering) {
      answering = false;
      try {
        connection.drain();
      } finally {
        answering = true;
      }
    }
  }

  /** Where the completions of calls are counted until they are taken. */
  ReplyBudget replyBudget() {
    return connection.replyBudget();
  }

  /** Ends a call of one command with its only reply. */
  <T extends @Nullable Object> void give(Call<T> call, Frame reply, @Nullable String error) {
    call.replied();
    if (error != null) {
      refuse(call, error);
      return;
    }
    connection.leaving().ran(call.command().spec());
    T value;
    try {
      value = internals().mapper(call.command()).map(reply);
    } catch (UnexpectedReplyException e) {
      if (internals().isKnown(call.command()) && !e.isError()) {
        throw e;
      }
      call.fail(here(Failures.unusable(call, e)), connection.replyBudget());
      return;
    } catch (RuntimeException | Error e) {
      call.fail(here(Failures.unusable(call, e)), connection.replyBudget());
      return;
    }
    call.succeed(value, connection.replyBudget(), reply.frameBytes());
  }

  private void refuse(Call<?> call, String error) {
    ServerException refusal = here(Failures.refusal(call, error));
    readOnly.refused(refusal);
    noteLastWords(error);
    call.fail(refusal, connection.replyBudget());
  }

  /** Says why a channel is closed on which something came that cannot be. */
  ProtocolException violation(String what, @Nullable Throwable e) {
    return here(new ProtocolException(Outcome.UNKNOWN, what + "; the connection was closed", e));
  }

  private <F extends LedisException> F here(F failure) {
    return FailureFacts.at(connection.endpoint(), failure);
  }

  /** After such an error a server closes, which others under way want to understand. */
  private void noteLastWords(String text) {
    if (text.startsWith("ERR Protocol error")) {
      lastWords =
          new ProtocolException(
              Outcome.UNKNOWN, "the server said: " + text + "; it closed the connection", null);
    }
  }

  /** What the server said before it closed the channel, if it announced that, or null. */
  @Nullable Throwable lastWords() {
    return lastWords;
  }

  ReadOnlyMode readOnly() {
    return readOnly;
  }
}
