package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.error.CommandTimeoutException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.internal.transport.DirectSocket;
import io.github.ledis4j.internal.transport.Transports;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.ScriptedServer;
import io.github.ledis4j.testkit.TestServer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A caller writes its command itself while the connection is idle, whatever happens meanwhile. */
class CallerWritesTest {
  private static final String OK = "+OK\r\n";

  /** Who wrote past the event loop, in order. */
  private final List<Thread> writers = Collections.synchronizedList(new ArrayList<>());

  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicReference<WatchedSocket> socket = new AtomicReference<>();
  private final AtomicInteger troubles = new AtomicInteger(1);

  @AfterEach
  void tearDown() {
    gate.countDown();
  }

  private UnaryOperator<ConnectionOptions.Builder> writing(WatchedSocket.Way way) {
    return options ->
        options.customizer(
            WatchedSocket.putBetween(
                (to, bytes) -> {
                  writers.add(Thread.currentThread());
                  return way.write(to, bytes);
                },
                socket::set));
  }

  private int wholly(DirectSocket to, ByteBuffer bytes) throws IOException {
    return to.write(bytes);
  }

  private int waitThenWrite(DirectSocket to, ByteBuffer bytes) throws IOException {
    stop();
    return to.write(bytes);
  }

  private int writeThenWait(DirectSocket to, ByteBuffer bytes) throws IOException {
    int taken = to.write(bytes);
    stop();
    return taken;
  }

  private void stop() {
    inside.countDown();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isTroubled() {
    return troubles.getAndDecrement() > 0;
  }

  /** Submits by a thread of its own, which may be held up in the middle of that. */
  private CompletableFuture<Reply> byAnother(LiveConnection live, String key) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    new Thread(
            () ->
                live.submit(Calls.read(key))
                    .whenComplete(
                        (value, failure) -> {
                          if (failure == null) {
                            reply.complete(value);
                          } else {
                            reply.completeExceptionally(failure);
                          }
                        }))
        .start();
    return reply;
  }

  /** A connection whose event loop has nothing to do any more. */
  private static LiveConnection idle(
      TestServer server, UnaryOperator<ConnectionOptions.Builder> change) {
    LiveConnection live = LiveConnection.to(server, change).connected();
    live.onLoop(() -> null);
    return live;
  }

  private static void await(CountDownLatch latch) {
    Calls.await(() -> latch.getCount() == 0);
  }

  static Stream<Arguments> ways() {
    return Stream.of(
            Arguments.of(Transport.NIO, false),
            Arguments.of(Transport.NIO, true),
            Arguments.of(Transport.EPOLL, false),
            Arguments.of(Transport.EPOLL, true))
        .filter(way -> Transports.unavailableReason((Transport) way.get()[0]) == null);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_write_on_the_thread_of_the_caller_when_nothing_is_open(
      Transport transport, boolean unix) {
    RedisServer server = unix ? RedisServer.onUnixSocket() : RedisServer.onFreePort();
    assumeTrue(server.isAvailable(), server::unavailableReason);
    try (TestServer started = server.start();
        LiveConnection live =
            idle(started, options -> writing(this::wholly).apply(options).transport(transport))) {
      Calls.value(live.submit(Calls.write("k")));
      for (int i = 0; i < 1_000; i++) {
        assertEquals("value", Calls.text(live.submit(Calls.read("k"))));
      }
      assertTrue(writers.contains(Thread.currentThread()), "it never wrote");
      assertFalse(writers.stream().anyMatch(other -> other != Thread.currentThread()));
    }
  }

  @Test
  void should_keep_the_order_when_others_come_while_a_caller_writes() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenReply(OK);
        LiveConnection live = idle(server.start(), writing(this::waitThenWrite))) {
      CompletableFuture<Reply> first = byAnother(live, "first");
      await(inside);
      CompletableFuture<Reply> second = live.submit(Calls.read("second"));
      live.onLoop(() -> null); // it has looked at the second by then
      assertEquals(0, server.requests().size());
      gate.countDown();
      Calls.value(first);
      Calls.value(second);
      assertEquals(List.of(List.of("GET", "first"), List.of("GET", "second")), server.requests());
    }
  }

  @Test
  void should_give_the_reply_when_it_comes_before_the_caller_is_done() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenReply(OK);
        LiveConnection live = idle(server.start(), writing(this::writeThenWait))) {
      Call<Reply> call = Calls.read("k");
      Thread caller = new Thread(() -> live.submit(call));
      caller.start();
      await(inside);
      Calls.value(call);
      gate.countDown();
      assertEquals("OK", Calls.text(live.submit(Calls.read("k2"))));
    }
  }

  @Test
  void should_leave_the_server_when_its_refusal_comes_before_the_caller_is_done() {
    try (ScriptedServer server =
            ScriptedServer.onFreePort()
                .thenReply("-READONLY You can't write against a read only replica.\r\n")
                .onNextConnection()
                .thenReply(OK);
        LiveConnection live = idle(server.start(), writing(this::writeThenWait))) {
      Call<Reply> refused = Calls.write("k");
      new Thread(() -> live.submit(refused)).start();
      await(inside);
      assertEquals(Outcome.REJECTED, Calls.outcome(refused));
      live.onLoop(() -> null); // the read pass is over, and with it what was refused
      CompletableFuture<Reply> next = live.submit(Calls.write("k"));
      gate.countDown();
      assertEquals("OK", Calls.text(next));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"NIO", "EPOLL"})
  void should_write_the_rest_on_the_loop_when_the_socket_takes_a_part(Transport transport) {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenReply(OK);
        LiveConnection live =
            idle(
                server.start(),
                options ->
                    writing((to, bytes) -> to.write(bytes.limit(bytes.limit() / 2)))
                        .apply(options)
                        .transport(transport))) {
      for (int i = 0; i < 50; i++) {
        assertEquals("OK", Calls.text(live.submit(Calls.read("k" + i))));
      }
      assertFalse(writers.isEmpty());
      for (int i = 0; i < 50; i++) {
        assertEquals(List.of("GET", "k" + i), server.requests().get(i));
      }
    }
  }

  @Test
  void should_have_the_loop_write_when_the_socket_refuses() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenReply(OK);
        LiveConnection live =
            idle(
                server.start(),
                writing(
                    (to, bytes) -> {
                      throw new IOException("refused by the test");
                    }))) {
      assertEquals("OK", Calls.text(live.submit(Calls.write("k"))));
      assertEquals(1, server.requests().size());
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_close_the_connection_when_nobody_knows_what_was_written() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenReply(OK);
        LiveConnection live =
            idle(
                server.start(),
                writing(
                    (to, bytes) -> {
                      if (isTroubled()) {
                        throw new OutOfMemoryError("by the test");
                      }
                      return to.write(bytes);
                    }))) {
      Calls.outcome(live.submit(Calls.write("k", Calls.settings(RetryPolicy.FAIL_FAST))));
      assertEquals("OK", Calls.text(live.submit(Calls.write("k2"))));
      assertEquals(2, server.connectionCount());
    }
  }

  /** Its number could be that of any other file as soon as it is closed. */
  @Test
  void should_keep_the_socket_open_when_the_peer_closes_while_a_caller_writes() {
    assumeTrue(Transports.unavailableReason(Transport.EPOLL) == null, "needs epoll");
    try (ScriptedServer server = ScriptedServer.onFreePort().thenReply(OK);
        LiveConnection live =
            idle(
                server.start(),
                options ->
                    writing(this::waitThenWrite).apply(options).transport(Transport.EPOLL))) {
      CompletableFuture<Reply> call = byAnother(live, "k");
      await(inside);
      WatchedSocket written = socket.get();
      server.closeConnections();
      await(written.closing);
      assertTrue(((UnixChannel) written.channel).fd().isOpen());
      gate.countDown();
      Calls.await(() -> !((UnixChannel) written.channel).fd().isOpen());
      assertEquals(Outcome.SUCCEEDED, Calls.outcome(call)); // a read is sent once more
    }
  }

  @Test
  void should_end_the_call_when_its_owner_closes_while_a_caller_writes() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenReply(OK);
        LiveConnection live = idle(server.start(), writing(this::waitThenWrite))) {
      CompletableFuture<Reply> call = byAnother(live, "k");
      await(inside);
      CompletableFuture<Void> closed = live.connection.closeAsync(Duration.ofMinutes(1));
      live.onLoop(() -> null);
      assertFalse(closed.isDone());
      gate.countDown();
      assertEquals(Outcome.SUCCEEDED, Calls.outcome(call));
      Calls.value(closed);
    }
  }

  /** A socket of the JDK is closed when a thread that waits in it is interrupted. */
  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"NIO", "EPOLL"})
  void should_keep_the_connection_when_the_caller_was_interrupted(Transport transport) {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenReply(OK);
        LiveConnection live =
            idle(
                server.start(),
                options -> writing(this::wholly).apply(options).transport(transport))) {
      Thread.currentThread().interrupt();
      CompletableFuture<Reply> reply = live.submit(Calls.read("k"));
      assertTrue(Thread.interrupted());
      assertEquals("OK", Calls.text(reply));
      assertEquals(List.of(Thread.currentThread()), writers);
      assertEquals(1, server.connectionCount());
    }
  }

  @Test
  void should_time_out_when_no_reply_comes_to_what_a_caller_wrote() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenSwallow();
        LiveConnection live = idle(server.start(), writing(this::wholly))) {
      for (int i = 0; i < 3; i++) {
        Call<Reply> call = Calls.read("k" + i, Calls.within(Duration.ofMillis(50)));
        assertSame(CommandTimeoutException.class, Calls.failure(live.submit(call)).getClass());
      }
      assertEquals(Thread.currentThread(), writers.get(0));
    }
  }

  @Test
  void should_leave_all_writing_to_the_loop_when_a_handler_sees_writes() {
    try (ScriptedServer server = ScriptedServer.onFreePort().thenReply(OK);
        LiveConnection live =
            idle(
                server.start(),
                options ->
                    options.customizer(
                        pipeline -> {
                          WatchedSocket.putBetween(
                                  (to, bytes) -> {
                                    writers.add(Thread.currentThread());
                                    return to.write(bytes);
                                  },
                                  socket::set)
                              .accept(pipeline);
                          pipeline.addFirst(new ChannelOutboundHandlerAdapter());
                        }))) {
      for (int i = 0; i < 20; i++) {
        Calls.value(live.submit(Calls.read("k")));
      }
      assertEquals(List.of(), writers);
    }
  }
}
