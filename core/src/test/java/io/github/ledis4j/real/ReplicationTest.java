package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.command.Role;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.testkit.LedisServer;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
@Tag("any-jvm")
class ReplicationTest {
  @RegisterExtension static final LedisServer MASTER = LedisServer.onFreePort().replication();

  @RegisterExtension static final LedisServer OTHER = LedisServer.onFreePort().replication();

  @Test
  void should_follow_until_told_otherwise_when_servers_keep_a_log() {
    try (LedisClient master = LedisClient.create(MASTER.uri());
        LedisClient other = LedisClient.create(OTHER.uri())) {
      master.set("k", "1").join();
      other.slaveof(MASTER.host(), MASTER.port()).join();
      Poll.until(() -> "1".equals(other.get("k").join()));

      Role.Replica role = assertInstanceOf(Role.Replica.class, other.role().join());
      assertEquals(MASTER.port(), role.port());
      CompletionException refusal =
          assertThrows(CompletionException.class, () -> other.set("k", "2").join());
      assertInstanceOf(ServerException.class, refusal.getCause());

      other.slaveofNoOne().join();
      assertEquals(true, other.set("own", "2").join());
      assertInstanceOf(Role.Master.class, other.role().join());

      other.slaveofRestart(MASTER.host(), MASTER.port()).join();
      Poll.until(() -> !other.exists("own").join());
      Poll.until(() -> "1".equals(other.get("k").join()));
      other.slaveofNoOne().join();
    }
  }
}
