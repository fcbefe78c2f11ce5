package io.github.ledis4j.internal.sentinel;

import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.internal.command.SharedUse;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.sentinel.SentinelCommands;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One Sentinel, with a connection for questions that is made when there is one. Thread-safe. */
final class SentinelNode implements SentinelCommands {
  private final SentinelConnections connections;
  private final Endpoint endpoint;
  private final CallSettings settings;
  private @Nullable Connection connection; // guarded by this

  SentinelNode(SentinelConnections connections, Endpoint endpoint, long timeoutNanos) {
    this.connections = connections;
    this.endpoint = endpoint;
    this.settings = CallSettings.of(timeoutNanos, RetryPolicy.FAIL_FAST, null, null);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  CallSettings settings() {
    return settings;
  }

  @Override
  public <T extends @Nullable Object> CompletableFuture<T> execute(Command<T> command) {
    SharedUse.check(command.spec(), "is not for a connection to a Sentinel");
    Call<T> call = new Call<>(command, settings);
    try {
      return current().submit(call);
    } catch (ConnectionException e) {
      call.refuse(e);
      return call;
    }
  }

  private synchronized Connection current() {
    Connection known = connection;
    if (known == null || known.closed().isDone()) {
      known = connections.open(endpoint);
      connection = known;
    }
    return known;
  }

  @Override
  public Format<String, String> format() {
    return Format.TEXT;
  }
}
