package io.github.ledis4j.writes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.redis.server.ClientFilter;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.TestServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Many threads whose commands are written by themselves and by the event loop in turn, while their
 * connection is cut again and again, and files are opened that may get the numbers of its sockets.
 */
class CallerWritesStressTest {
  private static final int KEYS = 1_000;
  private static final int THREADS = 4;
  private static final int KILLS = 150;
  private static final int FILES = 30;

  @TempDir Path directory;

  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicLong answered = new AtomicLong();

  @ParameterizedTest
  @CsvSource({"NIO, false", "NIO, true", "EPOLL, false", "EPOLL, true"})
  void should_give_each_its_own_reply_when_connections_are_cut(Transport transport, boolean unix)
      throws Exception {
    RedisServer server = unix ? RedisServer.onUnixSocket() : RedisServer.onFreePort();
    assumeTrue(server.isAvailable(), server::unavailableReason);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (TestServer started = server.start();
        RedisClient client = client(started, unix, transport);
        RedisClient killer = client(started, unix, transport)) {
      for (int i = 0; i < KEYS; i++) {
        client.set("k" + i, "k" + i).join();
      }
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int first = i * KEYS / THREADS;
        work.add(threads.submit(() -> read(client, first)));
      }
      work.add(threads.submit(this::openFiles));
      kill(killer);
      stop.set(true);
      for (Future<?> each : work) {
        each.get(60, TimeUnit.SECONDS);
      }
      assertEquals("k7", client.get("k7").get(20, TimeUnit.SECONDS));
      assertTrue(answered.get() > KILLS);
    } finally {
      stop.set(true);
      threads.shutdown();
    }
  }

  private static RedisClient client(TestServer server, boolean unix, Transport transport) {
    Endpoint endpoint =
        unix
            ? Endpoint.unixSocket(server.socketPath())
            : Endpoint.tcp(server.host(), server.port());
    return RedisClient.builder()
        .endpoint(endpoint)
        .commandTimeout(Duration.ofSeconds(20))
        .connections(c -> c.transport(transport).reconnectMax(Duration.ofMillis(20)))
        .build();
  }

  /** One at a time, and a few at once, in turn. */
  private void read(RedisClient client, int first) {
    for (int i = first; !stop.get(); i++) {
      List<CompletableFuture<String>> some = new ArrayList<>();
      for (int j = 0; j <= i % 3; j++) {
        some.add(client.get(key(i + j)));
      }
      for (int j = 0; j < some.size(); j++) {
        check(key(i + j), some.get(j));
      }
    }
  }

  private static String key(int i) {
    return "k" + i % KEYS;
  }

  private void check(String key, CompletableFuture<String> reply) {
    try {
      assertEquals(key, reply.get(30, TimeUnit.SECONDS));
      answered.incrementAndGet();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof ConnectionException)) {
        stop.set(true);
        throw new AssertionError(e);
      }
    } catch (Exception e) {
      stop.set(true);
      throw new AssertionError("no reply to GET " + key, e);
    } catch (AssertionError e) {
      stop.set(true);
      throw e;
    }
  }

  private void kill(RedisClient killer) {
    for (int i = 0; i < KILLS; i++) {
      long before = answered.get();
      killer.clientKill(ClientFilter.ALL.skipMe(true)).join();
      while (answered.get() - before < 20 && !stop.get()) {
        Thread.onSpinWait();
      }
    }
  }

  /** Nobody writes to these files: bytes in them were meant for a socket. */
  private Void openFiles() throws IOException {
    Deque<FileChannel> open = new ArrayDeque<>();
    Path file = Files.createFile(directory.resolve("empty"));
    while (!stop.get()) {
      open.add(FileChannel.open(file, StandardOpenOption.WRITE));
      if (open.size() > FILES) {
        open.remove().close();
      }
    }
    while (!open.isEmpty()) {
      open.remove().close();
    }
    assertEquals(0, Files.size(file));
    return null;
  }
}
