package io.github.ledis4j.internal.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.CLIENT_ID;
import static io.github.ledis4j.internal.pool.PoolFixture.PING;
import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.CommandSpec;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.internal.connection.TransactionCall;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.testkit.RedisServer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RouteTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  private static final CallSettings SETTINGS =
      CallSettings.of(TimeUnit.SECONDS.toNanos(10), RetryPolicy.READS, null, null);
  private static final CommandSpec GET = CommandSpec.read("GET");

  private final ChannelPool pool =
      ChannelPool.of(options(REDIS).toBuilder().sharedConnections(3).build(), PoolOptions.DEFAULT);

  @AfterEach
  void close() {
    pool.close();
  }

  /** Asks, in one transaction with a read of the key, for the connection that both went out on. */
  private long connectionOf(String key) {
    Call<Reply> get = new Call<>(Command.of(GET, key), SETTINGS);
    Call<Long> id = new Call<>(CLIENT_ID, SETTINGS);
    pool.route(0).submit(new TransactionCall(List.of(id, get), SETTINGS));
    return await(id);
  }

  @Test
  void should_take_the_same_connection_when_the_key_is_the_same() {
    Set<Long> used = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      long connection = connectionOf("key:" + i);
      assertEquals(connection, connectionOf("key:" + i));
      used.add(connection);
    }
    assertEquals(3, used.size());
    assertEquals(3, pool.statistics().shared().connected());
  }

  @Test
  void should_take_the_same_connection_when_a_thread_sends_commands_without_a_key() {
    long first = await(pool.route(0).submit(new Call<>(CLIENT_ID, SETTINGS)));
    for (int i = 0; i < 20; i++) {
      assertEquals(first, await(pool.route(0).submit(new Call<>(CLIENT_ID, SETTINGS))));
    }
  }

  @Test
  void should_have_connections_of_its_own_when_the_database_is_another() {
    assertSame(pool.route(1), pool.route(1));
    Command<Reply> set = Command.of(CommandSpec.write("SET"), "where", "one");
    await(pool.route(1).submit(new Call<>(set, SETTINGS)));
    Command<String> get = Command.of(GET, "where").returning(Replies.text());
    assertEquals("one", await(pool.route(1).submit(new Call<>(get, SETTINGS))));
    assertNull(await(pool.route(2).submit(new Call<>(get, SETTINGS))));
  }

  @Test
  void should_connect_anew_when_all_were_disconnected() {
    long before = connectionOf("key");
    await(pool.disconnectAll());
    assertNotEquals(before, connectionOf("key"));
  }

  @Test
  void should_connect_all_when_asked_to() {
    await(pool.route(0).connect());
    assertEquals(3, pool.statistics().shared().connected());
  }

  @Test
  void should_fail_commands_when_the_pool_is_closed() {
    Route route = pool.route(0);
    await(pool.closeAsync());
    assertThrows(ConnectionException.class, () -> await(route.submit(new Call<>(PING, SETTINGS))));
    assertThrows(IllegalStateException.class, () -> pool.route(9));
  }
}
