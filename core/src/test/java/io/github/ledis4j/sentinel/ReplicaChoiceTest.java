package io.github.ledis4j.sentinel;

import static io.github.ledis4j.command.CommandTable.bulk;
import static io.github.ledis4j.sentinel.FakeSentinel.naming;
import static io.github.ledis4j.sentinel.FakeSentinel.replica;
import static io.github.ledis4j.sentinel.SentinelFaultsTest.MASTER_ROLE;
import static io.github.ledis4j.sentinel.SentinelFaultsTest.NOBODY;
import static io.github.ledis4j.sentinel.SentinelFaultsTest.PATIENT;
import static io.github.ledis4j.sentinel.SentinelFaultsTest.REPLICA_ROLE;
import static io.github.ledis4j.sentinel.SentinelFaultsTest.client;
import static io.github.ledis4j.sentinel.SentinelFaultsTest.contains;
import static io.github.ledis4j.sentinel.SentinelFaultsTest.of;
import static io.github.ledis4j.sentinel.SentinelFaultsTest.sentinels;
import static io.github.ledis4j.sentinel.SentinelFaultsTest.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ReplicaNotFoundException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import io.github.ledis4j.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which server readers are taken to, and who may not say what it is. */
class ReplicaChoiceTest {
  private final ScriptedServer good = server(MASTER_ROLE, "good");
  private final ScriptedServer other = server(REPLICA_ROLE, "other");

  @AfterEach
  void close() {
    good.close();
    other.close();
  }

  @Test
  void should_take_replicas_in_turn_when_connections_are_made() {
    try (ScriptedServer third = server(REPLICA_ROLE, "third");
        ScriptedServer down = server(REPLICA_ROLE, "down");
        FakeSentinel honest =
            naming(of(good))
                .replicas(
                    replica(of(other), "slave"),
                    replica(of(down), "s_down,slave,disconnected"),
                    replica(of(third), "slave"));
        Sentinels sentinels = sentinels(PATIENT, honest)) {
      EndpointSource source = sentinels.replica("mymaster");
      Set<String> names = new TreeSet<>();
      for (int i = 0; i < 2; i++) {
        try (RedisClient client = client(source)) {
          names.add(Waits.value(client.get("k")));
        }
      }
      assertEquals(Set.of("other", "third"), names);
      assertEquals(0, down.connectionCount());
      List<Endpoint> found = Waits.value(sentinels.discoverReplicas("mymaster"));
      assertEquals(Set.of(of(other), of(third)), Set.copyOf(found));
    }
  }

  @Test
  void should_try_each_replica_and_then_the_master_within_one_connect() {
    Duration limit = Duration.ofSeconds(8); // a quarter of it for each, and two of them are quick
    try (ScriptedServer promoted = server(MASTER_ROLE, "promoted");
        ScriptedServer frozen = ScriptedServer.onFreePort().thenSwallow().start();
        ScriptedServer master = ScriptedServer.replying(bulk("master")).start();
        FakeSentinel honest =
            naming(of(master))
                .replicas(
                    replica(NOBODY, "slave"),
                    replica(of(promoted), "slave"),
                    replica(of(frozen), "slave"));
        Sentinels sentinels = sentinels(PATIENT, honest);
        RedisClient client =
            RedisClient.builder()
                .endpoint(sentinels.replica("mymaster"))
                .connections(c -> c.connectTimeout(limit))
                .build();
        RedisClient strict =
            RedisClient.builder()
                .endpoint(sentinels.replicaOnly("mymaster"))
                .connections(c -> c.connectTimeout(Duration.ofSeconds(2)))
                .build()) {
      assertEquals("master", Waits.value(client.withConnection(c -> c.get("k"))));
      assertEquals(1, master.connectionCount());
      assertEquals(Outcome.NOT_SENT, Outcome.of(Waits.failure(strict.connect())));
      assertEquals(1, master.connectionCount());
    }
  }

  @Test
  void should_use_the_master_only_if_allowed_when_no_replica_is_up() {
    try (ScriptedServer master = ScriptedServer.replying(bulk("master")).start();
        FakeSentinel honest = naming(of(master)).replicas(replica(of(other), "s_down,slave"));
        Sentinels sentinels = sentinels(PATIENT, honest);
        RedisClient strict = client(sentinels.replicaOnly("mymaster"));
        RedisClient reads = client(sentinels.replica("mymaster"))) {
      for (CompletableFuture<?> none :
          List.of(strict.connect(), sentinels.discoverReplicas("mymaster"))) {
        Throwable failure = Waits.failure(none);
        assertInstanceOf(ReplicaNotFoundException.class, failure);
        contains(failure, "'mymaster'", honest.endpoint(), "none that is up among 1");
      }
      assertEquals("master", Waits.value(reads.get("k")));
      honest.report(of(master), "s_down", 2);
      Throwable failure = Waits.failure(reads.withConnection(c -> c.get("k")));
      assertInstanceOf(ReplicaNotFoundException.class, failure);
      contains(failure, "none that is up among 1", "takes " + of(master) + " for down");
    }
  }

  @Test
  void should_go_by_the_greeting_when_the_user_may_not_ask_for_the_role() {
    String denied = "-NOPERM this user has no permissions to run the 'role' command\r\n";
    try (ScriptedServer shy = server(denied, "shy");
        FakeSentinel honest = naming(of(shy)).replicas(replica(of(shy), "slave"));
        Sentinels sentinels = sentinels(PATIENT, honest);
        RedisClient client = client(sentinels.master("mymaster"));
        RedisClient reads = client(sentinels.replicaOnly("mymaster"))) {
      assertEquals("shy", Waits.value(client.get("k")));
      contains(Waits.failure(reads.connect()), of(shy) + " is a master now, not a replica");
    }
  }
}
