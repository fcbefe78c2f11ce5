package io.github.ledis4j.internal.connection;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.options.ServerType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says why a channel was lost before it was of any use. */
final class EarlyEnd {

  private EarlyEnd() {}

  /** The peer said something and closed. */
  static ConnectionException after(Endpoint endpoint, ServerException words) {
    return failure(endpoint + " closed the connection after it said: " + words.getMessage(), words);
  }

  /** The peer closed without a word. */
  static ConnectionException silent(
      Endpoint endpoint, ConnectionOptions options, boolean onHello, @Nullable Throwable cause) {
    StringBuilder text = new StringBuilder(endpoint + " closed the connection without an answer");
    if (cause != null) {
      text.append(": ").append(Failures.describe(cause));
    }
    boolean byPeer = cause == null || cause instanceof IOException;
    if (byPeer && options.tls() == null && endpoint instanceof Endpoint.Tcp) {
      text.append("; a port that expects TLS does so: try ").append(secure(options.server()));
    }
    if (byPeer && onHello && options.protocol() == Protocol.AUTO) {
      text.append("; so does a proxy that does not know HELLO: try protocol=resp2");
    }
    return failure(text.toString(), cause);
  }

  /** What came is no RESP; it was us who closed. */
  static ConnectionException strange(
      Endpoint endpoint, ServerType wanted, FirstBytes first, Throwable cause) {
    return failure(
        first.areTls()
            ? endpoint + " speaks TLS: try " + secure(wanted)
            : endpoint
                + ": what answers is not "
                + (wanted == ServerType.LEDIS ? "LedisDB" : "Redis")
                + ": it begins with \""
                + first.line()
                + "\"",
        cause);
  }

  /** What came began well. */
  static ConnectionException nonsense(Endpoint endpoint, Throwable cause) {
    return failure(endpoint + " answered a handshake by nonsense: " + cause.getMessage(), cause);
  }

  private static String secure(ServerType wanted) {
    return switch (wanted) {
      case REDIS -> "rediss://";
      case LEDIS -> "ledis+tls://";
      case DETECT -> "rediss:// or ledis+tls://";
    };
  }

  private static ConnectionException failure(String text, @Nullable Throwable cause) {
    return new ConnectionException(Outcome.NOT_SENT, text, cause);
  }
}
