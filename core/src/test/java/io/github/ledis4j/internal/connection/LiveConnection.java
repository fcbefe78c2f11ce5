package io.github.ledis4j.internal.connection;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.internal.event.EventHub;
import io.github.ledis4j.internal.transport.Dialer;
import io.github.ledis4j.internal.transport.EventLoops;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.TestServer;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A lasting connection on event loops of its own kind, closed at the end of a test. */
final class LiveConnection implements AutoCloseable {
  final Connection connection;
  private final EventLoops loops;

  private LiveConnection(ConnectionOptions options) {
    loops = EventLoops.acquire(options.transport(), null);
    connection =
        new Connection(
            options, new Dialer(loops, options), loops.group().next(), true, new EventHub());
  }

  static LiveConnection to(TestServer server) {
    return to(server, options -> options);
  }

  static LiveConnection to(TestServer server, UnaryOperator<ConnectionOptions.Builder> change) {
    ConnectionOptions.Builder options =
        ConnectionOptions.builder().endpoint(endpoint(server)).reconnectMax(Duration.ofMillis(20));
    return new LiveConnection(change.apply(options).build());
  }

  private static Endpoint endpoint(TestServer server) {
    return server.socketAddress() instanceof UnixDomainSocketAddress unix
        ? Endpoint.unixSocket(unix.getPath())
        : Endpoint.tcp(server.host(), server.port());
  }

  /** A connection that never learns where to connect. */
  static LiveConnection toNowhere(UnaryOperator<ConnectionOptions.Builder> change) {
    ConnectionOptions.Builder options =
        ConnectionOptions.builder()
            .endpoint(CompletableFuture::new)
            .connectTimeout(Duration.ofMinutes(1));
    return new LiveConnection(change.apply(options).build());
  }

  CompletableFuture<Reply> submit(Call<Reply> call) {
    return connection.submit(call);
  }

  /** Connects, and waits until the credit of the handshake is back too. */
  LiveConnection connected() {
    Calls.value(connection.connect());
    awaitNothingOpen();
    return this;
  }

  <T> T onLoop(Callable<T> task) {
    try {
      return connection.loop().submit(task).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until nothing is queued or in flight, commands and bytes alike. */
  void awaitNothingOpen() {
    Calls.await(() -> commands() == 0 && connection.snapshot().bytes() == 0);
  }

  int commands() {
    return connection.snapshot().commands();
  }

  @Override
  public void close() {
    Calls.value(connection.closeAsync(Duration.ZERO));
    loops.close();
  }
}
