package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.testkit.LedisServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server begins and ends to take writes, by what an operator says to it. */
class RoleChangeTest {
  @RegisterExtension static final LedisServer MASTER = LedisServer.onFreePort().replication();

  @RegisterExtension static final LedisServer OTHER = LedisServer.onFreePort().replication();

  private final LedisClient operator = LedisClient.create(OTHER.uri());

  @BeforeEach
  void begin() {
    operator.slaveofNoOne().join();
    operator.del("k").join();
  }

  @AfterEach
  void close() {
    operator.close();
  }

  private static void refused(CompletableFuture<?> future) {
    Throwable failure = assertThrows(CompletionException.class, future::join).getCause();
    assertInstanceOf(ServerException.ReadOnly.class, failure);
  }

  @Test
  void should_fail_on_a_follower_and_work_when_it_follows_nobody_and_is_connected_again() {
    operator.slaveof(MASTER.host(), MASTER.port()).join();
    try (LedisClient client = LedisClient.create(OTHER.uri())) {
      refused(client.append("k", "v"));
      refused(client.setnx("k", "v"));
    }
    operator.slaveofNoOne().join();
    try (LedisClient client = LedisClient.create(OTHER.uri())) {
      assertEquals(1, client.append("k", "v").join());
      assertEquals(false, client.setnx("k", "v").join());
    }
  }

  @Test
  void should_fail_on_a_master_that_follows_nobody_and_takes_no_writes() {
    operator.slaveofNoOneReadonly().join();
    try (LedisClient client = LedisClient.create(OTHER.uri())) {
      refused(client.append("k", "v"));
    }
  }

  @Test
  void should_fail_on_an_open_connection_when_the_server_refused_a_write_on_it() {
    try (LedisClient client = LedisClient.create(OTHER.uri())) {
      assertEquals(1, client.append("k", "v").join());
      operator.slaveof(MASTER.host(), MASTER.port()).join();
      refused(client.set("k", "v"));
      refused(client.append("k", "v"));
    }
  }

  @Test
  void should_work_on_an_open_connection_when_the_server_takes_writes_again() {
    operator.slaveofNoOneReadonly().join();
    try (LedisClient client = LedisClient.create(OTHER.uri())) {
      refused(client.append("k", "v"));
      operator.slaveofNoOne().join();
      Poll.until(() -> client.append("k", "v").handle((length, refusal) -> refusal == null).join());
      assertEquals(1, client.del("k").join());
    }
  }
}
