package io.github.ledis4j.sentinel;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static io.github.ledis4j.sentinel.FakeSentinel.naming;
import static io.github.ledis4j.sentinel.SentinelFaultsTest.MASTER_ROLE;
import static io.github.ledis4j.sentinel.SentinelFaultsTest.of;
import static io.github.ledis4j.sentinel.SentinelFaultsTest.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.MasterNotFoundException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of connections and commands when a Sentinel announces another master. */
class SwitchMasterTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  /** Says that it is the master, and answers nothing else. */
  private final ScriptedServer old =
      ScriptedServer.onFreePort().thenReply(MASTER_ROLE).thenSwallow().start();

  private final ScriptedServer fresh = server(MASTER_ROLE, "fresh");
  private final FakeSentinel first = naming(of(old));
  private final FakeSentinel second = naming(of(old));
  private Sentinels sentinels;

  @BeforeEach
  void open() {
    sentinels = Sentinels.create(List.of(first.endpoint(), second.endpoint()));
  }

  @AfterEach
  void close() {
    sentinels.close();
    first.close();
    second.close();
    old.close();
    fresh.close();
  }

  private RedisClient client() {
    return RedisClient.builder()
        .endpoint(sentinels.master("mymaster"))
        .commandTimeout(LONG)
        .build();
  }

  /** One that takes no server for dead: only what Sentinels say moves it. */
  private RedisClient patientClient() {
    return RedisClient.builder()
        .endpoint(sentinels.master("mymaster"))
        .commandTimeout(LONG)
        .connections(c -> c.deadPeerAfter(Duration.ZERO))
        .build();
  }

  private void connected(RedisClient client) {
    Waits.value(client.connect());
    Waits.until("both are listened to", () -> first.subscribers() + second.subscribers() == 2);
  }

  @Test
  void should_leave_the_old_master_at_once_and_repeat_reads_only() {
    try (RedisClient client = client()) {
      connected(client);
      CompletableFuture<Boolean> write = client.set("k", "v");
      CompletableFuture<String> read = client.get("k");
      CompletableFuture<String> leased = client.withConnection(c -> c.get("k"));
      old.awaitRequests(5); // two roles and three commands
      second.master(of(fresh), "master", 2);
      second.announce(of(old), of(fresh));
      Throwable unknown = Waits.failure(write);
      assertEquals(Outcome.UNKNOWN, Outcome.of(unknown));
      assertTrue(unknown.getMessage().contains("moved the master"), unknown.getMessage());
      assertEquals("fresh", Waits.value(read));
      assertEquals(Outcome.UNKNOWN, Outcome.of(Waits.failure(leased)), "a lease does not last");
      assertEquals("fresh", Waits.value(client.get("k")));
      assertEquals(second.endpoint(), sentinels.endpoints().get(0), "the first may not know yet");
    }
  }

  @Test
  void should_move_as_soon_as_another_server_is_promoted() {
    try (RedisClient client = client()) {
      connected(client);
      CompletableFuture<String> read = client.get("k");
      old.awaitRequests(2);
      second.address(of(fresh)); // and still describes the old master
      second.announcePromotion(of(old), of(fresh));
      assertEquals("fresh", Waits.value(read));
      assertEquals(second.endpoint(), sentinels.endpoints().get(0));
    }
  }

  @Test
  void should_stay_when_another_service_moves_or_the_message_makes_no_sense() {
    try (RedisClient client = client()) {
      connected(client);
      int before = old.connectionCount();
      first.announce("mymaster 127.0.0.1 x 127.0.0.1 1");
      first.announce("other 127.0.0.1 1 127.0.0.1 2");
      first.announce("mymaster 127.0.0.1 1 127.0.0.1 2");
      first.announce("");
      first.publish("+promoted-slave", "slave mymaster");
      first.publish("+sdown", "master mymaster 127.0.0.1 1");
      first.master(of(fresh), "master", 2);
      second.master(of(fresh), "master", 2);
      CompletableFuture<String> read = client.get("k");
      old.awaitRequests(before + 1);
      first.announce(of(old), of(fresh));
      assertEquals("fresh", Waits.value(read));
      assertEquals(before, old.connectionCount());
    }
  }

  @Test
  void should_not_wait_out_a_pause_when_a_new_master_is_announced() {
    first.report(of(old), "o_down,master", 2);
    second.report(of(old), "o_down,master", 2);
    try (RedisClient client =
        RedisClient.builder()
            .endpoint(sentinels.master("mymaster"))
            .commandTimeout(LONG)
            .connections(c -> c.reconnectMin(Duration.ofHours(1)).reconnectMax(Duration.ofHours(1)))
            .build()) {
      assertInstanceOf(MasterNotFoundException.class, Waits.failure(client.connect()));
      CompletableFuture<String> read = client.get("k");
      Waits.until("it listens", () -> first.subscribers() == 1);
      Waits.until("it pauses", () -> client.statistics().shared().failedConnects() == 2);
      first.master(of(fresh), "master", 2);
      first.announce(of(old), of(fresh));
      assertEquals("fresh", Waits.value(read));
    }
  }

  @Test
  void should_have_nothing_open_when_a_handshake_was_left() {
    try (ScriptedServer mute =
            ScriptedServer.onFreePort().withoutHandshake().thenSwallow().start();
        RedisClient client = client()) {
      first.master(of(mute), "master", 2);
      second.master(of(mute), "master", 2);
      CompletableFuture<String> read = client.get("k");
      mute.awaitRequests(1);
      Waits.until("it listens", () -> first.subscribers() == 1);
      first.master(of(fresh), "master", 2);
      second.master(of(fresh), "master", 2);
      first.announce(of(mute), of(fresh));
      assertEquals("fresh", Waits.value(read));
      Waits.until("nothing is open", () -> client.statistics().shared().commands() == 0);
    }
  }

  @Test
  void should_look_again_when_nobody_was_listened_to_meanwhile() {
    try (RedisClient client = client()) {
      connected(client);
      CompletableFuture<String> read = client.get("k");
      first.master(of(fresh), "master", 2);
      second.master(of(fresh), "master", 2);
      first.closeConnections();
      second.closeConnections();
      assertEquals("fresh", Waits.value(read));
    }
  }

  @Test
  void should_look_again_when_another_was_listened_to_that_did_not_know_yet() {
    try (RedisClient client = patientClient()) {
      connected(client);
      CompletableFuture<String> read = client.get("k");
      first.answer("MASTER", "-ERR No such master with that name\r\n");
      second.master(of(fresh), "master", 2);
      second.closeConnections();
      assertEquals("fresh", Waits.value(read));
    }
  }

  @Test
  void should_look_again_when_the_first_look_after_a_subscription_failed() {
    try (RedisClient client = patientClient()) {
      connected(client);
      CompletableFuture<String> read = client.get("k");
      first.answer("MASTER", "-ERR No such master with that name\r\n");
      second.answer("MASTER", "-ERR No such master with that name\r\n");
      int before = second.asked("MASTER");
      second.closeConnections();
      Waits.until("it was asked in vain", () -> second.asked("MASTER") > before);
      second.master(of(fresh), "master", 2);
      assertEquals("fresh", Waits.value(read));
    }
  }

  @Test
  void should_listen_again_when_a_sentinel_was_lost() {
    try (RedisClient client = client()) {
      connected(client);
      CompletableFuture<String> read = client.get("k");
      second.close();
      first.closeConnections();
      Waits.until("it is listened to again", () -> first.subscribers() == 1);
      first.master(of(fresh), "master", 2);
      first.announce(of(old), of(fresh));
      assertEquals("fresh", Waits.value(read));
    }
  }

  @Test
  void should_listen_to_nobody_when_no_client_is_connected() {
    assertEquals(of(old), Waits.value(sentinels.discoverMaster("mymaster")));
    RedisClient client = client();
    assertEquals(0, first.subscribers() + second.subscribers());
    client.close();
  }

  @Test
  void should_leave_the_sentinels_with_the_client_when_a_url_named_them() {
    String url =
        "redis-sentinel://%s,%s/0?service=mymaster&command_timeout=30s"
            .formatted(first.endpoint(), second.endpoint());
    first.master(of(fresh), "master", 2);
    for (int i = 0; i < 20; i++) {
      try (RedisClient client = RedisClient.create(url)) {
        assertEquals("fresh", Waits.value(client.get("k")));
      }
    }
    Waits.until("all are left", () -> first.connections() + second.connections() == 0);
  }

  @Test
  void should_move_readers_off_a_replica_that_was_promoted() {
    String replica = array(bulk("slave"), bulk("127.0.0.1"), ":1\r\n", bulk("connected"), ":0\r\n");
    try (ScriptedServer remaining = server(replica, "remaining");
        ScriptedServer promoted = server(replica, "promoted");
        RedisClient client =
            RedisClient.builder()
                .endpoint(sentinels.replicaOnly("mymaster"))
                .commandTimeout(LONG)
                .build()) {
      first.replicas(FakeSentinel.replica(of(promoted), "slave"));
      connected(client);
      assertEquals("promoted", Waits.value(client.get("k")));
      first.replicas(FakeSentinel.replica(of(remaining), "slave"));
      first.announce(of(old), of(promoted));
      remaining.awaitConnections(1);
      assertEquals("remaining", Waits.value(client.get("k")));
    }
  }
}
