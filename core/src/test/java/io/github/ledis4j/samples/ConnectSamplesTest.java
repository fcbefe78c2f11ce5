package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.LedisView;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.CredentialsSource;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.testkit.LedisServer;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.TestCertificates;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Making a client, and views of it. */
class ConnectSamplesTest {
  private static final TestCertificates CERTIFICATES = TestCertificates.forServer("localhost");

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  @RegisterExtension static final RedisServer REDIS = RedisServer.onUnixSocket();

  @RegisterExtension
  static final RedisServer SECURED =
      RedisServer.onFreePort()
          .version(RedisVersion.REDIS_7_0)
          .tls(CERTIFICATES)
          .user("app", "secret");

  @Test
  void should_answer_when_client_is_made_of_a_url() {
    Queue<String> printed = new ConcurrentLinkedQueue<>();
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      ledis
          .set("greeting", "hello")
          .thenCompose(stored -> ledis.get("greeting"))
          .thenAccept(printed::add)
          .join();
    }
    assertEquals(List.of("hello"), List.copyOf(printed));
  }

  @Test
  void should_answer_when_everything_is_set() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try (RedisClient redis =
        RedisClient.builder()
            .endpoint(Endpoint.tcp("localhost", SECURED.port()))
            .credentials("app", "secret")
            .database(3)
            .clientName("checkout")
            .commandTimeout(Duration.ofSeconds(20))
            .connections(c -> c.sharedConnections(2))
            .leases(p -> p.max(50).waitAtMost(Duration.ofSeconds(20)))
            .tls(Tls.trusting(CERTIFICATES.authority()))
            .retries(RetryPolicy.READS)
            .completeOn(executor)
            .build()) {
      redis.connect().join();
      assertEquals(true, redis.set("k", "v").join());
      assertEquals("checkout", redis.execute("CLIENT", "GETNAME").join().text());
      assertEquals("app", redis.execute("ACL", "WHOAMI").join().text());
      String info = String.valueOf(redis.execute("CLIENT", "INFO").join().text());
      assertTrue(info.contains(" db=3 "), info);
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void should_answer_when_endpoint_is_a_unix_socket() {
    try (RedisClient redis =
        RedisClient.builder().endpoint(Endpoint.unixSocket(REDIS.socketPath())).build()) {
      assertEquals("PONG", redis.ping().join());
    }
  }

  @Test
  void should_ask_the_source_when_it_connects() {
    CredentialsSource source = CredentialsSource.of(Credentials.of("app", "secret"));
    try (RedisClient redis =
        RedisClient.builder()
            .endpoint(Endpoint.tcp("localhost", SECURED.port()))
            .tls(Tls.trusting(CERTIFICATES.authority()))
            .credentials(source)
            .build()) {
      assertEquals("PONG", redis.ping().join());
    }
  }

  @Test
  void should_share_connections_when_seen_through_views() {
    try (LedisClient ledis = LedisClient.create(LEDIS.uri())) {
      LedisView<String, byte[]> blobs = ledis.withCodecs(Codec.UTF_8, Codec.BYTES);
      LedisView<String, String> patient = ledis.withTimeout(Duration.ofMinutes(1));
      LedisView<String, String> fourth = ledis.withDatabase(4);

      blobs.set("blob", new byte[] {0, -1}).join();
      assertArrayEquals(new byte[] {0, -1}, blobs.get("blob").join());
      assertEquals(1, blobs.batch(b -> b.get("blob")).join().orThrow().size());
      patient.set("where", "zero").join();
      fourth.set("where", "four").join();
      assertEquals("zero", ledis.get("where").join());
      assertEquals("four", fourth.get("where").join());
    }
  }

  @Test
  void should_list_the_known_ones_when_a_url_has_an_unknown_parameter() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> LedisClient.create("ledis://localhost:6380/0?no_such_thing=1"));
    assertTrue(refused.getMessage().contains("command_timeout"), refused.getMessage());
  }

  @Test
  void should_answer_when_url_takes_any_form() {
    String options = "?command_timeout=20s&retries=reads";
    String trust = options + "&tls_trust=" + CERTIFICATES.authority();
    for (String url :
        List.of(
            "redis+unix://" + REDIS.socketPath() + options,
            "unix://" + REDIS.socketPath() + options,
            "rediss://app:secret@localhost:" + SECURED.port() + "/2" + trust)) {
      try (RedisClient redis = RedisClient.create(url)) {
        assertEquals("PONG", redis.ping().join(), url);
      }
    }
    try (LedisClient ledis =
        LedisClient.create("ledis://localhost:" + LEDIS.port() + "/15" + options)) {
      assertEquals("PONG", ledis.ping().join());
    }
  }
}
