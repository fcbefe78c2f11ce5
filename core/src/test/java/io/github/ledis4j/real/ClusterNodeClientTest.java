package io.github.ledis4j.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.ClusterNode;
import io.github.ledis4j.testkit.ClusterNode.Failover;
import io.github.ledis4j.testkit.RedisCluster;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody reads who points a client of one server at a cluster. */
class ClusterNodeClientTest {
  @RegisterExtension
  static final RedisCluster CLUSTER = RedisCluster.ofMasters(2).replicas(1).password("secret");

  @Test
  void should_name_the_owner_and_the_remedy_when_another_node_has_the_key() {
    ClusterNode owner = CLUSTER.owner("a");
    try (RedisClient client = client(CLUSTER.owner("b"))) {
      assertMoved(owner, "a", client.set("a", "v"));
      assertTrue(client.set("b", "v").join()); // and goes on with what is here
    }
  }

  @Test
  void should_name_the_new_master_when_its_node_has_become_a_replica() {
    ClusterNode old = CLUSTER.owner("b");
    ClusterNode fresh = old.replicas().get(0);
    try (RedisClient client = client(old)) {
      assertTrue(client.set("b", "v").join());
      fresh.failover(Failover.PLANNED);
      assertMoved(fresh, "b", client.set("b", "w"));
    }
    CLUSTER.awaitWell();
  }

  private static RedisClient client(ClusterNode node) {
    return RedisClient.create(node.server().uri().replace("//", "//:secret@"));
  }

  private static void assertMoved(ClusterNode owner, String key, CompletableFuture<?> refused) {
    Throwable failure = assertThrows(CompletionException.class, refused::join).getCause();
    ServerException.Moved moved = assertInstanceOf(ServerException.Moved.class, failure);
    assertEquals(CLUSTER.slotOf(key), moved.slot());
    assertEquals(Endpoint.tcp(owner.server().host(), owner.server().port()), moved.node());
    String said = "MOVED " + moved.slot() + " " + owner + "; this connection is to one server: ";
    String message = String.valueOf(moved.getMessage());
    assertTrue(message.contains(said), message);
  }
}
