package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.Role;
import io.github.ledis4j.command.redis.AofAcknowledgement;
import io.github.ledis4j.command.redis.server.FailoverOptions;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two servers, one of which follows the other, and then the other way round. */
@Tag("slow")
@Tag("any-jvm")
class RedisReplicationTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_follow_wait_and_hand_over(RedisVersion version) {
    try (RedisServer first = server(version);
        RedisServer second = server(version);
        RedisClient master = RedisClient.create(first.uri());
        RedisClient replica = RedisClient.create(second.uri())) {
      done(replica.replicaof("127.0.0.1", first.port()));
      Poll.until(
          () -> done(master.role()) instanceof Role.Master role && role.replicas().size() == 1);

      long replicas =
          done(
              master.withConnection(
                  c -> c.set("k", "v").thenCompose(s -> c.waitForReplicas(1, LONG))));
      assertEquals(1, replicas);
      assertEquals("v", done(replica.get("k")));
      if (version.compareTo(RedisVersion.REDIS_8_2) >= 0) {
        AofAcknowledgement has =
            done(
                master.withConnection(
                    c -> c.set("k", "w").thenCompose(s -> c.waitForAof(1, 1, LONG))));
        assertTrue(has.local());
        assertEquals(1, has.replicas());
      }

      done(master.failover(FailoverOptions.DEFAULT.timeout(LONG)));
      Poll.until(() -> done(replica.role()) instanceof Role.Master);
      Poll.until(() -> done(master.role()) instanceof Role.Replica);
    }
  }

  private static RedisServer server(RedisVersion version) {
    return Matrix.started(
        RedisServer.onFreePort()
            .version(version)
            .config("appendonly yes")
            .config("repl-diskless-sync-delay 0"));
  }

  private static <T> T done(CompletableFuture<T> future) {
    return future.orTimeout(60, TimeUnit.SECONDS).join();
  }
}
