package io.github.ledis4j.internal.transport;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.LedisException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.Endpoint;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Says why a connection could not be made. */
final class ConnectFailure {
  /** Files are looked at, because the system's own errors do not tell these cases apart. */
  private static final Blocking<Path, Optional<String>> OBSTACLES =
      new Blocking<>(path -> Optional.ofNullable(obstacle(path)));

  private static final int FILE_TYPE = 0170000;
  private static final int SOCKET = 0140000;

  private ConnectFailure() {}

  /**
   * Makes the exception for a connect that failed; nothing was sent.
   *
   * @param endpoint where the connection was to lead
   * @param failure what the transport reported; one of ours is given back as it is
   * @return a future with the exception, which names the endpoint and the reason; it never fails
   */
  static CompletableFuture<LedisException> of(Endpoint endpoint, Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof LedisException ours) {
      return completedFuture(ours);
    }
    if (endpoint instanceof Endpoint.UnixSocket unix
        && !(cause instanceof ConnectTimeoutException)) {
      Throwable reported = cause;
      return OBSTACLES
          .start(unix.path())
          .handle(
              (obstacle, failed) ->
                  of(
                      endpoint,
                      reported,
                      unix(failed == null ? obstacle.orElse(null) : null, reported)));
    }
    return completedFuture(of(endpoint, cause, tcp(cause)));
  }

  private static LedisException of(Endpoint endpoint, Throwable cause, String reason) {
    return new ConnectionException(
        Outcome.NOT_SENT, "cannot connect to " + endpoint + ": " + reason, cause);
  }

  private static String tcp(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "the name does not resolve to an address";
    }
    if (cause instanceof NoRouteToHostException) {
      return "no route to the host";
    }
    return refused(cause) ? "connection refused, nothing listens there" : describe(cause);
  }

  private static String unix(@Nullable String obstacle, Throwable cause) {
    if (obstacle != null) {
      return obstacle;
    }
    return refused(cause)
        ? "connection refused, the socket exists but nothing listens on it"
        : "the socket exists, but: " + describe(cause);
  }

  private static @Nullable String obstacle(Path path) {
    Path directory = path.toAbsolutePath().getParent();
    if (directory != null && Files.isDirectory(directory) && !Files.isExecutable(directory)) {
      return "not permitted to enter " + directory;
    }
    if (Files.notExists(path)) {
      return "there is no such file";
    }
    if (Files.exists(path) && !isSocket(path)) {
      return "the file is not a socket";
    }
    if (Files.exists(path) && !(Files.isReadable(path) && Files.isWritable(path))) {
      return "not permitted: the socket must be readable and writable for this user";
    }
    return null;
  }

  private static boolean isSocket(Path path) {
    try {
      if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        return ((int) Files.getAttribute(path, "unix:mode") & FILE_TYPE) == SOCKET;
      }
      return !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean refused(Throwable cause) {
    return cause instanceof ConnectException
        && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("refused");
  }

  private static String describe(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
