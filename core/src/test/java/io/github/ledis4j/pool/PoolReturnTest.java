package io.github.ledis4j.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.PING;
import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitIdle;
import static io.github.ledis4j.internal.pool.PoolFixture.awaitUntil;
import static io.github.ledis4j.internal.pool.PoolFixture.endpoint;
import static io.github.ledis4j.internal.pool.PoolFixture.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PoolReturnTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private final ConnectionPool pool = ConnectionPool.create(endpoint(REDIS));
  private final ConnectionPool ledis = ConnectionPool.create(endpoint(LEDIS));

  @AfterEach
  void close() {
    pool.close();
    ledis.close();
  }

  private long useOnce(Object... command) {
    try (Lease lease = await(pool.acquire())) {
      long id = idOf(lease);
      Object[] arguments = Arrays.copyOfRange(command, 1, command.length);
      lease.execute((String) command[0], arguments).exceptionally(refused -> null).join();
      return id;
    }
  }

  private static String get(Lease lease, String key) {
    return await(lease.execute(Command.of("GET", key).returning(Replies.text())));
  }

  @Test
  void should_refuse_commands_when_the_lease_is_closed() {
    Lease lease = await(pool.acquire());
    CommandSink<byte[], byte[]> view = lease.withCodecs(Codec.BYTES, Codec.BYTES);
    lease.close();
    lease.close();
    assertThrows(IllegalStateException.class, () -> lease.execute(PING));
    assertThrows(IllegalStateException.class, () -> view.execute(PING));
    awaitIdle(pool, 1);
    assertEquals(1, pool.statistics().created());
  }

  @Test
  void should_lie_idle_when_closed_by_the_callback_of_its_last_reply() {
    CompletableFuture<String> answer =
        pool.acquire()
            .thenCompose(
                lease -> lease.execute(PING).whenComplete((pong, failure) -> lease.close()));
    assertEquals("PONG", await(answer));
    awaitIdle(pool, 1);
    assertEquals(0, pool.statistics().closed());
  }

  @Test
  void should_lead_back_to_its_database_when_the_lease_selected_another() {
    long id = useOnce("SELECT", 4);
    awaitIdle(pool, 1);
    try (Lease next = await(pool.acquire())) {
      assertEquals(id, idOf(next));
      await(next.execute("SET", "where", "base"));
      await(next.execute("SELECT", 4));
      assertNull(get(next, "where"));
    }
  }

  @Test
  void should_lead_back_to_its_database_when_ledis_selected_for_one_command() {
    try (Lease lease = await(ledis.acquire())) {
      await(lease.execute("XSELECT", 3, "THEN", "SET", "where", "three"));
    }
    awaitIdle(ledis, 1);
    try (Lease next = await(ledis.acquire())) {
      assertNull(get(next, "where"));
    }
    assertEquals(1, ledis.statistics().created());
  }

  @Test
  void should_give_nobody_the_replies_of_others_when_calls_were_left_open() {
    for (int i = 0; i < 200; i++) {
      try (Lease lease = await(pool.acquire())) {
        lease.execute("ECHO", "left").cancel(false);
        lease.execute("ECHO", "behind");
      }
      try (Lease next = await(pool.acquire())) {
        Command<String> echo = Command.of("ECHO", i).returning(Replies.text());
        assertEquals(Integer.toString(i), await(next.execute(echo)));
      }
    }
  }

  @Test
  void should_end_the_transaction_when_it_was_left_open() {
    long id = useOnce("MULTI");
    awaitIdle(pool, 1);
    try (Lease next = await(pool.acquire())) {
      assertEquals(id, idOf(next));
      assertEquals("PONG", await(next.execute(PING)));
    }
  }

  @Test
  void should_watch_nothing_when_the_lease_before_watched_a_key() {
    long id = useOnce("WATCH", "watched");
    awaitIdle(pool, 1);
    try (Lease next = await(pool.acquire())) {
      assertEquals(id, idOf(next));
      await(next.execute("SET", "watched", "changed"));
      await(next.execute("MULTI"));
      await(next.execute("SET", "watched", "again"));
      await(next.execute("EXEC"));
      assertEquals("again", get(next, "watched"));
    }
  }

  @Test
  void should_close_the_connection_when_its_state_was_changed_otherwise() {
    long id = useOnce("CLIENT", "NO-EVICT", "on");
    awaitUntil(() -> pool.statistics().closed() == 1);
    assertNotEquals(id, useOnce("PING"));
  }

  @Test
  void should_close_the_connection_when_a_blocking_command_was_left_open() {
    try (Lease lease = await(pool.acquire())) {
      CompletableFuture<Reply> popped = lease.execute("BLPOP", "nothing", 0);
      try (Lease other = await(pool.acquire())) {
        Command<String> clients = Command.of("INFO", "clients").returning(Replies.text());
        awaitUntil(() -> await(other.execute(clients)).contains("blocked_clients:1"));
      }
      popped.cancel(false);
    }
    awaitUntil(() -> pool.statistics().closed() == 1 && pool.statistics().leased() == 0);
  }
}
