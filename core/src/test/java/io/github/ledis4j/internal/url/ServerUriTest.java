package io.github.ledis4j.internal.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.ClientOptions;
import io.github.ledis4j.LedisClient;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.Protocol;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.options.ServerType;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.pool.PoolOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUriTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ledis://localhost:6380/0               | LEDIS  | localhost:6380 | 0 |         |
          ledis://                               | LEDIS  | localhost:6380 | 0 |         |
          redis://                               | REDIS  | localhost:6379 | 0 |         |
          redis:///3                             | REDIS  | localhost:6379 | 3 |         |
          REDIS://db.internal                    | REDIS  | db.internal:6379 | 0 |       |
          ledis://[::1]:7000/2                   | LEDIS  | [::1]:7000     | 2 |         |
          ledis://[::1]                          | LEDIS  | [::1]:6380     | 0 |         |
          redis://h/4/                           | ERROR  |                | 0 |         |
          redis://:p%40ss@h/1                    | REDIS  | h:6379         | 1 |         | p@ss
          redis://us%3Aer:a+b%2Bc@h              | REDIS  | h:6379         | 0 | us:er   | a+b+c
          redis://u:p@q@h:1                      | REDIS  | h:1            | 0 | u       | p@q
          redis://h?user=a&password=b            | REDIS  | h:6379         | 0 | a       | b
          redis://u:p@h?user=a&password=b        | REDIS  | h:6379         | 0 | a       | b
          redis://name:@h                        | REDIS  | h:6379         | 0 | name    | ''
          redis://:@h                            | REDIS  | h:6379         | 0 |         |
          redis://h/1?db=2                       | REDIS  | h:6379         | 2 |         |
          unix:///run/x.sock                     | DETECT | /run/x.sock    | 0 |         |
          unix:///run/x.sock?db=5                | DETECT | /run/x.sock    | 5 |         |
          unix://:pw@/run/x.sock?server=ledis    | LEDIS  | /run/x.sock    | 0 |         | pw
          ledis+unix:///run/a%20b.sock           | LEDIS  | /run/a b.sock  | 0 |         |
          redis+unix://u:p@/run/x                | REDIS  | /run/x         | 0 | u       | p
          rediss://h                             | REDIS  | h:6379         | 0 |         |
          ledis+tls://h                          | LEDIS  | h:6380         | 0 |         |
          """)
  void should_read_place_database_and_credentials_when_given_a_url(
      String url,
      String server,
      @Nullable String endpoint,
      int database,
      @Nullable String user,
      @Nullable String password) {
    if (server.equals("ERROR")) {
      assertThrows(IllegalArgumentException.class, () -> ServerUri.parse(url));
      return;
    }
    ServerUri uri = ServerUri.parse(url);
    ConnectionOptions options = uri.connection().build();
    assertEquals(server, uri.server().name());
    assertEquals(uri.server(), options.server());
    assertEquals(endpoint, options.endpoint().toString());
    assertEquals(database, options.database());
    if (password == null) {
      assertNull(options.credentials());
    } else {
      Credentials credentials = options.credentials().next().toCompletableFuture().join();
      assertEquals(Credentials.of(user, password), credentials);
    }
    assertEquals(url.startsWith("rediss") || url.contains("tls"), options.tls() != null);
  }

  @ParameterizedTest
  @CsvSource({
    "redis://h/1?db=2, 3, 2",
    "redis://h/1, 3, 1",
    "redis://h, 3, 3",
    "redis://h,, 0",
    "unix:///a/1, 3, 3",
    "unix:///a/1?db=2, 3, 2"
  })
  void should_prefer_query_then_path_then_argument_when_the_database_is_named_twice(
      String url, @Nullable Integer argument, int expected) {
    ConnectionOptions.Builder connection = ConnectionOptions.builder();
    if (argument != null) {
      connection.database(argument);
    }
    ServerUri uri =
        ServerUri.parse(url, connection, PoolOptions.builder(), ClientOptions.builder());
    assertEquals(expected, uri.connection().build().database());
  }

  @Test
  void should_set_every_option_when_named_in_the_query() {
    ServerUri uri =
        ServerUri.parse(
            "redis://h?client_name=n&protocol=resp2&netty_codec=true&transport=nio"
                + "&connect_timeout=500ms&dead_peer_after=1m&tcp_user_timeout=0"
                + "&health_check_after=30s&shared_connections=2&max_queued_commands=7"
                + "&max_queued_bytes=8&max_waiting_reply_bytes=9&reconnect_min=1s"
                + "&reconnect_max=2s&ledis_window_bytes=0&probe_every=100&reply_bulk_bytes=1"
                + "&reply_depth=2&reply_line_bytes=3&reply_elements=4&reply_bytes=5&pool_max=5"
                + "&pool_wait_at_most=6s&pool_max_waiters=7&pool_idle_close=8m&pool_max_age=9h"
                + "&pool_leak_after=1d&pool_drain_timeout=7s&pool_lend_oldest_first=true"
                + "&command_timeout=2s&retries=fail_fast");
    ConnectionOptions options = uri.connection().build();
    assertEquals("n", options.clientName());
    assertEquals(Protocol.RESP2, options.protocol());
    assertTrue(options.nettyCodec());
    assertEquals(Transport.NIO, options.transport());
    assertEquals(Duration.ofMillis(500), options.connectTimeout());
    assertEquals(Duration.ofMinutes(1), options.deadPeerAfter());
    assertEquals(Duration.ZERO, options.tcpUserTimeout());
    assertEquals(Duration.ofSeconds(30), options.healthCheckAfter());
    assertEquals(2, options.sharedConnections());
    assertEquals(7, options.maxQueuedCommands());
    assertEquals(8, options.maxQueuedBytes());
    assertEquals(9, options.maxWaitingReplyBytes());
    assertEquals(Duration.ofSeconds(1), options.reconnectMin());
    assertEquals(Duration.ofSeconds(2), options.reconnectMax());
    assertEquals(0, options.ledisWindowBytes());
    assertEquals(100, options.probeEvery());
    assertEquals(new ReplyLimits(1, 4, 2, 3, 5), options.replyLimits());
    PoolOptions pool = uri.pool().build();
    assertEquals(5, pool.max());
    assertEquals(Duration.ofSeconds(6), pool.waitAtMost());
    assertEquals(7, pool.maxWaiters());
    assertEquals(Duration.ofMinutes(8), pool.idleClose());
    assertEquals(Duration.ofHours(9), pool.maxAge());
    assertEquals(Duration.ofDays(1), pool.leakAfter());
    assertEquals(Duration.ofSeconds(7), pool.drainTimeout());
    assertTrue(pool.lendOldestFirst());
    assertEquals(Duration.ofSeconds(2), uri.client().build().commandTimeout());
    assertEquals(RetryPolicy.FAIL_FAST, uri.client().build().retries());
  }

  @Test
  void should_fail_at_once_when_the_pool_does_not_wait() {
    PoolOptions pool = ServerUri.parse("ledis://?pool_wait_at_most=0").pool().build();
    assertEquals(Duration.ZERO, pool.waitAtMost());
  }

  @Test
  void should_set_up_tls_when_the_query_says_how() {
    Tls tls =
        ServerUri.parse(
                "rediss://h?tls_trust=/ca.pem&tls_certificate=/c.pem&tls_key=/k.pem"
                    + "&tls_expected_name=n&tls_check_certificate=false&tls_check_host_name=false")
            .connection()
            .build()
            .tls();
    assertEquals(
        Tls.trusting(Path.of("/ca.pem"))
            .certificate(Path.of("/c.pem"), Path.of("/k.pem"))
            .expectedName("n")
            .checkCertificate(false)
            .checkHostName(false),
        tls);
    assertNotNull(ServerUri.parse("unix:///a?tls=true").connection().build().tls());
  }

  @Test
  void should_name_service_and_sentinels_when_the_scheme_says_so() {
    ServerUri uri =
        ServerUri.parse(
            "redis-sentinel://app:s3cret@a,b:7000,[::1]:7001/2?service=mymaster&role=replica"
                + "&sentinel_user=watch&sentinel_password=s3cret&sentinel_tls=true"
                + "&tls_trust=/ca.pem&sentinel_timeout=2s&min_other_sentinels=1");
    ConnectionOptions options = uri.connection().build();
    assertEquals(
        "replica of 'mymaster' named by Sentinels [a:26379, b:7000, [::1]:7001]",
        options.endpoint().toString());
    assertEquals(ServerType.REDIS, uri.server());
    assertEquals(2, options.database());
    assertNull(options.tls());
    assertNotNull(options.credentials());
    assertFalse((uri + " " + options).contains("s3cret"));
    assertNotNull(
        ServerUri.parse("redis-sentinel://a?service=m&tls=true").connection().build().tls());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis-sentinel://a",
        "redis-sentinel://a?service=",
        "redis-sentinel://a?service=m&role=slave",
        "redis-sentinel://a,[?service=m",
        "redis-sentinel://a?service=m&sentinel_user=u",
        "redis-sentinel://a?service=m&tls_trust=/ca.pem",
        "redis://a?service=m",
        "redis://a?sentinel_timeout=1s"
      })
  void should_refuse_when_a_url_speaks_of_sentinels_in_half(String url) {
    assertThrows(IllegalArgumentException.class, () -> ServerUri.parse(url));
  }

  @Test
  void should_list_the_known_ones_when_a_parameter_is_unknown() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> ServerUri.parse("ledis://?colour=mauve"));
    assertTrue(e.getMessage().contains("'colour'"), e::getMessage);
    assertFalse(e.getMessage().contains("mauve"), e::getMessage);
    for (String name : UriOptions.names()) {
      assertTrue(e.getMessage().contains(name), e::getMessage);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cret",
        "http://:s3cret@h",
        "redis:s3cret",
        "redis://u:s3cret",
        "redis://:s3cret@h:x",
        "redis://:s3cret@h:70000",
        "redis://:s3cret@h/x",
        "redis://:s3cret@h/99999999999",
        "redis://:s3cret@h?db=99999999999",
        "redis://:s3cret@h?db=-1",
        "redis://:s3cret@h?db=1&db=2",
        "redis://:s3cret%zz@h",
        "redis://:x?s3cret&s3cret@h",
        "redis://:x/s3cret@[h",
        "redis://:s3cret@h?connect_timeout=1",
        "redis://:s3cret@h?connect_timeout=0",
        "redis://:s3cret@h?retries=READS",
        "redis://:s3cret@h?tls=yes",
        "redis://:s3cret@h?tls_key=/k",
        "redis://:s3cret@h?tls=false&tls_key=/k",
        "redis://:s3cret@h?user=",
        "rediss://:s3cret@h?tls_key=/k",
        "unix://:s3cret@run/x",
        "redis://s3cret@h",
        "redis://h?s3cret%20x=1"
      })
  void should_not_show_the_password_when_a_url_is_malformed(String url) {
    Throwable e = assertThrows(IllegalArgumentException.class, () -> ServerUri.parse(url));
    assertNotNull(e.getMessage());
    for (Throwable t = e; t != null; t = t.getCause()) {
      assertFalse(t.toString().contains("s3cret"), t::toString);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis://h?commandTimeout=2s   | did you mean command_timeout?",
        "redis://h?COMMAND-TIMEOUT=2s  | did you mean command_timeout?",
        "redis://h?comand_timeout=2s   | did you mean command_timeout?",
        "redis://h?clientName=x        | did you mean client_name?",
        "redis://h?timeout=2s          | command_timeout or connect_timeout",
        "redis://h/abc                 | the database after the '/' in the URL is a number from 0",
        "redis://h/-1                  | the database after the '/' in the URL is a number from 0",
        "redis://name@h                | a password alone is written redis://:password@h",
        "localhost:16379               | did you mean redis://localhost:16379 or ledis://localhost",
        "10.0.0.1:6379                 | did you mean redis://10.0.0.1:6379",
        "reddis://h                    | did you mean redis?",
        "redis-tls://h                 | did you mean",
        "h                             | ledis+unix://, redis://, redis+cluster://, redis+unix://"
      })
  void should_say_what_was_meant_when_a_url_is_wrong(String url, String expected) {
    Throwable e = assertThrows(IllegalArgumentException.class, () -> ServerUri.parse(url));
    assertTrue(String.valueOf(e.getMessage()).contains(expected), e::getMessage);
  }

  @Test
  void should_suggest_nothing_when_a_word_is_like_none() {
    for (String url : List.of("redis://h?colour=x", "redis://h?ab=x", "gopher://h", "name:1234")) {
      Throwable e = assertThrows(IllegalArgumentException.class, () -> ServerUri.parse(url));
      assertFalse(String.valueOf(e.getMessage()).contains("did you mean"), e::getMessage);
    }
  }

  @Test
  void should_name_the_other_client_when_the_url_is_for_that_one() {
    var redis = LedisClient.builder().url("redis://h");
    var ledis = RedisClient.builder().url("ledis://h");
    Throwable forRedis = assertThrows(IllegalArgumentException.class, redis::build);
    Throwable forLedis = assertThrows(IllegalArgumentException.class, ledis::build);
    assertTrue(String.valueOf(forRedis.getMessage()).contains("use RedisClient"));
    assertTrue(String.valueOf(forLedis.getMessage()).contains("use LedisClient"));
  }

  @Test
  void should_not_show_the_password_when_the_result_is_printed() {
    ServerUri uri = ServerUri.parse("redis://u:s3cret@h?retries=reads");
    assertFalse((uri + " " + uri.connection().build()).contains("s3cret"));
    assertEquals(ServerType.REDIS, uri.server());
  }

  @Test
  void should_keep_what_was_set_otherwise_when_the_url_says_nothing_of_it() {
    ConnectionOptions.Builder set =
        ConnectionOptions.builder()
            .database(3)
            .password("p")
            .clientName("n")
            .tls(Tls.systemTrust())
            .replyLimits(new ReplyLimits(1, 2, 3, 4));
    ServerUri.parse("redis://h?client_name=m", set, PoolOptions.builder(), ClientOptions.builder());
    ConnectionOptions options = set.build();
    assertEquals("h:6379", options.endpoint().toString());
    assertEquals(3, options.database());
    assertEquals("m", options.clientName());
    assertNotNull(options.credentials());
    assertNotNull(options.tls());
    assertEquals(new ReplyLimits(1, 2, 3, 4), options.replyLimits());
  }

  @Test
  void should_undo_what_was_set_otherwise_when_the_url_says_so() {
    ConnectionOptions.Builder set = ConnectionOptions.builder().tls(Tls.systemTrust());
    PoolOptions.Builder pool = PoolOptions.WITHOUT_WAITING.toBuilder();
    ServerUri.parse(
        "redis://h?tls=false&pool_wait_at_most=3s&netty_codec=false",
        set.nettyCodec(true),
        pool,
        ClientOptions.builder());
    assertNull(set.build().tls());
    assertFalse(set.build().nettyCodec());
    assertEquals(Duration.ofSeconds(3), pool.build().waitAtMost());
  }

  @Test
  void should_refuse_when_scheme_and_query_disagree_on_tls() {
    for (String url : List.of("rediss://h?tls=false", "ledis+tls://h?tls=false")) {
      assertThrows(IllegalArgumentException.class, () -> ServerUri.parse(url));
    }
  }

  @Test
  void should_trust_what_was_set_otherwise_when_the_url_says_only_that_tls_is_used() {
    ConnectionOptions.Builder set =
        ConnectionOptions.builder().tls(Tls.trusting(Path.of("/ca.pem")));
    ServerUri.parse(
        "rediss://h?tls_expected_name=n", set, PoolOptions.builder(), ClientOptions.builder());
    assertEquals(Tls.trusting(Path.of("/ca.pem")).expectedName("n"), set.build().tls());
  }
}
