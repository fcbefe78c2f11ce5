package io.github.ledis4j.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.PING;
import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitIdle;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitUntil;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.options.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that sends more than it was asked for must not confuse who gets the connection next. */
class PoolUnreadDataTest {
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread accepting = new Thread(this::accept);
    accepting.setDaemon(true);
    accepting.start();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    for (Socket socket : accepted) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        accepted.add(socket);
        Thread serving = new Thread(() -> serve(socket));
        serving.setDaemon(true);
        serving.start();
      }
    } catch (IOException closed) {
      assertTrue(server.isClosed());
    }
  }

  private void serve(Socket socket) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("PING")) {
          send(socket, "+PONG\r\n");
        } else if (line.equals("HELLO") || line.equals("INFO") || line.equals("CLIENT")) {
          send(socket, "-ERR unknown command\r\n");
        }
      }
    } catch (IOException gone) {
      // A client that closes its connection ends the reading in one way or the other.
    } finally {
      accepted.remove(socket);
    }
  }

  private static void send(Socket socket, String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(US_ASCII));
  }

  private ConnectionPool pool() {
    return ConnectionPool.create(
        Endpoint.tcp("127.0.0.1", server.getLocalPort()), PoolOptions.WITHOUT_WAITING);
  }

  @Test
  void should_close_the_idle_connection_when_a_reply_comes_that_nobody_waits_for()
      throws IOException {
    try (ConnectionPool pool = pool()) {
      await(pool.acquire()).close();
      awaitIdle(pool, 1);
      send(accepted.get(0), "+STRAY\r\n");
      awaitUntil(() -> pool.statistics().closed() == 1);
      try (Lease lease = await(pool.acquire())) {
        assertEquals("PONG", await(lease.execute(PING)));
      }
    }
  }

  @Test
  void should_lend_another_connection_when_part_of_a_reply_lies_unread() throws IOException {
    try (ConnectionPool pool = pool()) {
      await(pool.acquire()).close();
      awaitIdle(pool, 1);
      send(accepted.get(0), "+HALF");
      awaitUntil(
          () -> {
            await(pool.acquire()).close();
            awaitUntil(() -> pool.statistics().leased() == 0);
            return pool.statistics().closed() == 1;
          });
      try (Lease lease = await(pool.acquire())) {
        assertEquals("PONG", await(lease.execute(PING)));
      }
    }
  }
}
