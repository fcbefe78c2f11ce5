package io.github.ledis4j.internal.connection;

import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.error.AuthenticationException;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.MasterNotFoundException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.OverloadedException;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.error.RefusedException;
import io.github.ledis4j.error.ReplicaNotFoundException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.error.TlsException;
import io.github.ledis4j.error.UnusableReplyException;
import io.github.ledis4j.error.WatchException;
import io.github.ledis4j.internal.FailureFacts;
import io.github.ledis4j.options.Endpoint;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Makes the failures of calls, one for each, so that no two callers share a stack trace. */
final class Failures {

  private static final String NOTHING_SENT = "; nothing was sent";

  private Failures() {}

  static ConnectionException notSent(String why, @Nullable Throwable cause) {
    String message = why.endsWith(NOTHING_SENT) ? why : why + NOTHING_SENT;
    return likeLookup(cause, message);
  }

  /** For a call that waits for a channel: one that was sent before, and lost, may have run. */
  static ConnectionException notSent(Call<?> call, String why, @Nullable Throwable cause) {
    return call.wasSent()
        ? new ConnectionException(
            Outcome.UNKNOWN, why + "; it was sent before, on a connection that was lost", cause)
        : notSent(why, cause);
  }

  /** Says that a service was not found in a type of its own, wherever the message ends up. */
  private static ConnectionException likeLookup(@Nullable Throwable cause, String message) {
    if (cause instanceof MasterNotFoundException) {
      return new MasterNotFoundException(message, cause);
    }
    return cause instanceof ReplicaNotFoundException
        ? new ReplicaNotFoundException(message, cause)
        : new ConnectionException(Outcome.NOT_SENT, message, cause);
  }

  /** Gives the failure to look a service up, whose message says it all, or null for any other. */
  static @Nullable ConnectionException lookup(@Nullable Throwable failure) {
    Throwable bare = failure instanceof CompletionException ? failure.getCause() : failure;
    return bare instanceof MasterNotFoundException || bare instanceof ReplicaNotFoundException
        ? (ConnectionException) bare
        : null;
  }

  /** For a channel that the peer closed without an error. */
  static ConnectionException closedByPeer(Endpoint endpoint) {
    return FailureFacts.at(
        endpoint,
        new ConnectionException(Outcome.UNKNOWN, endpoint + " closed the connection", null));
  }

  /** For a call that the socket has not taken whole when its connection was lost. */
  static ConnectionException cutOff(Call<?> call, Endpoint endpoint) {
    String lost = "connection to " + endpoint + " was lost before all of ";
    return FailureFacts.at(
        endpoint, notSent(call, lost + call.command().spec() + " was sent", null));
  }

  /** What the server said to a call. */
  static ServerException refusal(Call<?> call, String text) {
    return ServerException.of(call.command().spec().name(), text, call.mayHaveRunBefore());
  }

  static IllegalStateException neverSent(CommandSpec spec) {
    return new IllegalStateException(
        "the batch or transaction with this "
            + spec
            + " was not sent; nothing would ever complete it");
  }

  static UnusableReplyException unusable(Call<?> call, Throwable e) {
    return new UnusableReplyException(
        call.command().spec() + " ran, but its reply cannot be used: " + e.getMessage(), e);
  }

  /** The failure of a whole transaction, as an object of its own for one of its commands. */
  static Throwable ofPart(Call<?> part, Throwable whole) {
    Endpoint endpoint = whole instanceof LedisException ours ? ours.endpoint() : null;
    return FailureFacts.at(endpoint, copyForPart(part, whole));
  }

  private static Throwable copyForPart(Call<?> part, Throwable whole) {
    String message = part.command().spec() + " in a transaction: " + whole.getMessage();
    if (whole instanceof CommandTimeoutException late) {
      return new CommandTimeoutException(late.outcome(), message, late.waited());
    }
    if (whole instanceof OverloadedException) {
      return new OverloadedException(message);
    }
    if (whole instanceof WatchException) {
      return new WatchException(message);
    }
    if (whole instanceof ProtocolException broken) {
      return new ProtocolException(broken.outcome(), message, broken.getCause());
    }
    if (whole instanceof ServerException.Redirect far) {
      String name = part.command().spec().name();
      return FailureFacts.followed(name, far, far.nothingDone(), far.path());
    }
    if (whole instanceof ServerException refusal) {
      return ServerException.of(part.command().spec().name(), refusal.text());
    }
    if (isFinal(whole) || lookup(whole) != null) {
      return again(whole);
    }
    return whole instanceof ConnectionException lost
        ? new ConnectionException(lost.outcome(), message, lost.getCause())
        : whole;
  }

  static LedisException unanswered(Call<?> call, String why, @Nullable Throwable cause) {
    String message =
        why + "; " + call.command().spec() + " was sent and not answered, it may have run";
    return cause instanceof ProtocolException
        ? new ProtocolException(Outcome.UNKNOWN, message, cause)
        : new ConnectionException(Outcome.UNKNOWN, message, cause);
  }

  /** Says what happened, without the names of classes where the message speaks for itself. */
  static String describe(@Nullable Throwable cause) {
    if (cause == null) {
      return "closed by the peer";
    }
    String message = cause.getMessage();
    return cause instanceof LedisException && message != null ? message : cause.toString();
  }

  /** Tells whether the server answered, and will answer the same the next time. */
  static boolean isHopeless(Throwable failure) {
    Throwable lookedUp = lookup(failure) == null ? null : failure.getCause();
    return isFinal(failure)
        || isFinal(lookedUp)
        || lookedUp instanceof ServerException refusal && !Refusal.isForNow(refusal.code());
  }

  /** Tells whether nothing but other options or another server will help. */
  static boolean isFinal(@Nullable Throwable failure) {
    return failure instanceof AuthenticationException
        || failure instanceof TlsException
        || failure instanceof RefusedException;
  }

  /** The same for a call that waited for it: one that was sent before, and lost, may have run. */
  static LedisException again(Call<?> call, Throwable failure) {
    return call.mayHaveRunBefore()
        ? notSent(call, String.valueOf(failure.getMessage()), failure)
        : again(failure);
  }

  /** The failure of an attempt to connect, as an object of its own for each call. */
  static LedisException again(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof AuthenticationException) {
      return new AuthenticationException(message, failure);
    }
    if (failure instanceof TlsException) {
      return new TlsException(message, failure);
    }
    if (failure instanceof RefusedException) {
      return new RefusedException(message, failure);
    }
    return likeLookup(failure, message);
  }
}
