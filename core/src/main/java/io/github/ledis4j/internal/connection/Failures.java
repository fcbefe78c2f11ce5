package io.github.ledis4j.internal.connection;

import io.github.ledis4j.error.AuthenticationException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ProtocolException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.error.TlsException;
import org.jspecify.annotations.Nullable;

/** Makes the failures of calls, one for each, so that no two callers share a stack trace. */
final class Failures {

  private Failures() {}

  static ConnectionException notSent(String why, @Nullable Throwable cause) {
    return new ConnectionException(Outcome.NOT_SENT, why + "; nothing was sent", cause);
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
    return failure instanceof AuthenticationException
        || failure instanceof TlsException
        || failure.getCause() instanceof ServerException refusal
            && !refusal.code().equals("LOADING");
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
    return new ConnectionException(Outcome.NOT_SENT, message, failure);
  }
}
