package io.github.ledis4j.sentinel;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static io.github.ledis4j.sentinel.FakeSentinel.naming;
import static io.github.ledis4j.sentinel.FakeSentinel.replica;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.error.AuthenticationException;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.MasterNotFoundException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.testkit.ScriptedServer;
import io.github.ledis4j.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sentinels that are gone, silent, mistaken, or lie. */
class SentinelFaultsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  static final SentinelOptions PATIENT = patient().build();
  static final Endpoint NOBODY = Endpoint.tcp("127.0.0.1", 1);
  static final String REPLICA_ROLE =
      array(bulk("slave"), bulk("127.0.0.1"), ":1\r\n", bulk("connected"), ":0\r\n");
  static final String MASTER_ROLE = array(bulk("master"), ":0\r\n", "*0\r\n");

  private final ScriptedServer good = server(MASTER_ROLE, "good");
  private final ScriptedServer other = server(REPLICA_ROLE, "other");

  @AfterEach
  void close() {
    good.close();
    other.close();
  }

  /** A server that says what it is and answers everything else with its name. */
  static ScriptedServer server(String role, String name) {
    return ScriptedServer.onFreePort().thenReply(role).thenReply(bulk(name)).start();
  }

  static Endpoint of(TestServer server) {
    return Endpoint.tcp(server.host(), server.port());
  }

  static SentinelOptions.Builder patient() {
    return SentinelOptions.builder().timeout(Duration.ofSeconds(4));
  }

  static Sentinels sentinels(SentinelOptions options, FakeSentinel... all) {
    return Sentinels.create(Stream.of(all).map(FakeSentinel::endpoint).toList(), options);
  }

  static RedisClient client(EndpointSource source) {
    return RedisClient.builder().endpoint(source).commandTimeout(LONG).build();
  }

  static void contains(Throwable failure, Object... parts) {
    for (Object part : parts) {
      assertTrue(failure.getMessage().contains(part.toString()), failure.getMessage());
    }
  }

  @Test
  void should_say_why_when_a_question_comes_while_the_connection_fails() {
    String refusal = "WRONGPASS invalid username-password pair or user is disabled.";
    SentinelOptions wrong = patient().password("wrong").build();
    try (ScriptedServer server = ScriptedServer.replying("-" + refusal + "\r\n").start();
        Sentinels sentinels = Sentinels.create(List.of(of(server)), wrong)) {
      SentinelCommands commands = sentinels.commands();
      List<CompletableFuture<?>> asked = new ArrayList<>();
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
      while (System.nanoTime() - end < 0 && asked.size() < 50_000) {
        asked.add(commands.sentinelGetMasterAddrByName("s"));
        Thread.yield();
      }
      asked.forEach(each -> contains(Waits.failure(each), refusal));
    }
  }

  @Test
  void should_ask_the_next_one_when_sentinels_are_dead_silent_or_talk_nonsense() {
    SentinelOptions options = SentinelOptions.builder().timeout(Duration.ofSeconds(1)).build();
    try (ScriptedServer silent = ScriptedServer.onFreePort().thenSwallow().start();
        ScriptedServer babbling = ScriptedServer.replying("what?\r\n").start();
        FakeSentinel nowhere =
            naming(of(other)).answer("GET-MASTER-ADDR-BY-NAME", array(bulk(""), bulk("0")));
        FakeSentinel honest = naming(of(good));
        Sentinels sentinels =
            Sentinels.create(
                List.of(NOBODY, of(silent), of(babbling), nowhere.endpoint(), honest.endpoint()),
                options);
        RedisClient client = client(sentinels.master("mymaster"))) {
      assertEquals("good", Waits.value(client.get("k")));
      assertEquals(honest.endpoint(), sentinels.endpoints().get(0), "asked first from now on");
      assertEquals(of(good), Waits.value(sentinels.discoverMaster("mymaster")));
    }
  }

  @Test
  void should_name_service_sentinels_and_reasons_when_none_gives_a_master() {
    SentinelOptions options = SentinelOptions.builder().timeout(Duration.ofSeconds(1)).build();
    try (ScriptedServer silent = ScriptedServer.onFreePort().thenSwallow().start();
        FakeSentinel worried = naming(of(good)).report(of(good), "master,s_down", 2);
        FakeSentinel agreed = naming(of(good)).report(of(good), "o_down,master", 2);
        FakeSentinel stranger = FakeSentinel.knowingNothing();
        Sentinels sentinels =
            Sentinels.create(
                List.of(
                    NOBODY, of(silent), worried.endpoint(), agreed.endpoint(), stranger.endpoint()),
                options);
        RedisClient client = client(sentinels.master("mymaster"))) {
      ConnectionException failure =
          assertInstanceOf(
              MasterNotFoundException.class, Waits.failure(sentinels.discoverMaster("mymaster")));
      assertEquals(Outcome.NOT_SENT, failure.outcome());
      contains(failure, "'mymaster'", NOBODY, of(silent), worried.endpoint(), agreed.endpoint());
      contains(failure, stranger.endpoint(), "refused", " ms", "s_down", "o_down");
      contains(failure, "No such master");
      assertInstanceOf(MasterNotFoundException.class, Waits.failure(client.connect()));
    }
  }

  @Test
  void should_wait_for_a_master_inside_the_deadline_when_none_is_up() {
    try (FakeSentinel worried = naming(of(good)).report(of(good), "master,s_down", 2);
        Sentinels sentinels = sentinels(PATIENT, worried);
        RedisClient client =
            RedisClient.builder()
                .endpoint(sentinels.master("mymaster"))
                .commandTimeout(Duration.ofSeconds(2))
                .build();
        RedisClient hasty =
            RedisClient.builder()
                .endpoint(sentinels.master("mymaster"))
                .retries(RetryPolicy.FAIL_FAST)
                .build();
        RedisClient hopeful = client(sentinels.master("mymaster"))) {
      CompletableFuture<String> waiting = hopeful.get("k");
      for (CompletableFuture<?> future : List.of(client.set("k", "v"), hasty.set("k", "v"))) {
        Throwable failure = Waits.failure(future);
        assertInstanceOf(MasterNotFoundException.class, failure);
        assertEquals(Outcome.NOT_SENT, Outcome.of(failure));
        contains(failure, "'mymaster'", "s_down");
      }
      assertEquals(0, good.connectionCount());
      worried.report(of(good), "master", 2);
      assertEquals("good", Waits.value(waiting));
    }
  }

  @Test
  void should_fail_at_once_when_no_sentinel_knows_the_service() {
    try (FakeSentinel first = FakeSentinel.knowingNothing();
        FakeSentinel second = FakeSentinel.knowingNothing();
        Sentinels sentinels = sentinels(PATIENT, first, second);
        RedisClient client = client(sentinels.master("nobody"))) {
      Throwable failure = Waits.failure(client.withTimeout(Duration.ZERO).set("k", "v"));
      assertInstanceOf(MasterNotFoundException.class, failure);
      contains(failure, "'nobody'", first.endpoint(), second.endpoint(), "No such master");
    }
  }

  @Test
  void should_fail_at_once_when_the_password_of_the_sentinels_is_wrong() {
    try (FakeSentinel strict =
            naming(of(good)).answer("AUTH", "-WRONGPASS invalid username-password pair\r\n");
        Sentinels sentinels = sentinels(patient().credentials("app", "hush").build(), strict);
        RedisClient client = client(sentinels.master("mymaster"))) {
      Throwable failure = Waits.failure(client.withTimeout(Duration.ZERO).set("k", "v"));
      assertInstanceOf(MasterNotFoundException.class, failure);
      assertInstanceOf(AuthenticationException.class, failure.getCause().getCause());
      contains(failure, strict.endpoint(), "WRONGPASS");
      assertTrue(!failure.getMessage().contains("hush"), failure.getMessage());
    }
  }

  @Test
  void should_pass_over_a_sentinel_that_knows_too_few_others() {
    SentinelOptions careful = patient().minOtherSentinels(2).build();
    try (FakeSentinel lonely = naming(of(other)).master(of(other), "master", 1);
        FakeSentinel honest = naming(of(good));
        Sentinels sentinels = sentinels(careful, lonely, honest);
        Sentinels alone = sentinels(careful, lonely)) {
      assertEquals(of(good), Waits.value(sentinels.discoverMaster("mymaster")));
      lonely.replicas(replica(of(other), "slave"));
      for (CompletableFuture<?> none :
          List.of(alone.discoverMaster("mymaster"), alone.discoverReplicas("mymaster"))) {
        contains(Waits.failure(none), "knows 1 other Sentinels, not 2");
      }
    }
  }

  @Test
  void should_go_to_the_promoted_server_while_the_old_master_is_still_described() {
    try (FakeSentinel early =
            naming(of(good)).report(of(other), "master,o_down,failover_in_progress", 2);
        Sentinels sentinels = sentinels(PATIENT, early);
        RedisClient client = client(sentinels.master("mymaster"))) {
      assertEquals("good", Waits.value(client.get("k")));
    }
  }

  @Test
  void should_leave_a_replica_and_ask_the_next_sentinel_when_one_lies_about_the_master() {
    try (FakeSentinel liar = naming(of(other));
        FakeSentinel dreamer = naming(NOBODY);
        FakeSentinel honest = naming(of(good));
        Sentinels sentinels = sentinels(PATIENT, liar, dreamer, honest);
        RedisClient client = client(sentinels.master("mymaster"))) {
      Waits.value(client.connect());
      assertEquals("good", Waits.value(client.get("k")));
      assertEquals(List.of(List.of("ROLE")), other.requests(), "it got nobody's command");
      assertEquals(honest.endpoint(), sentinels.endpoints().get(0));
    }
  }

  @Test
  void should_say_what_the_server_is_when_all_sentinels_name_a_replica() {
    try (FakeSentinel liar = naming(of(other));
        Sentinels sentinels = sentinels(PATIENT, liar);
        RedisClient client = client(sentinels.master("mymaster"))) {
      Throwable failure = Waits.failure(client.connect());
      assertEquals(Outcome.NOT_SENT, Outcome.of(failure));
      contains(failure, of(other) + " is a replica now, not a master");
      Throwable leased = Waits.failure(client.withConnection(c -> c.get("k")));
      assertEquals(Outcome.NOT_SENT, Outcome.of(leased));
      contains(leased, "is a replica now");
    }
  }

  @Test
  void should_leave_a_server_when_it_refuses_writes_although_it_was_the_master() {
    String refusal = "-READONLY You can't write against a read only replica.\r\n";
    try (ScriptedServer demoted =
            ScriptedServer.onFreePort()
                .thenReply(MASTER_ROLE)
                .thenReplyAfter(3, refusal + refusal + bulk("x"))
                .onNextConnection()
                .thenReply(REPLICA_ROLE)
                .start();
        FakeSentinel first = naming(of(demoted));
        FakeSentinel second = naming(of(good));
        Sentinels sentinels = sentinels(PATIENT, first, second);
        RedisClient client = client(sentinels.master("mymaster"))) {
      Waits.value(client.connect());
      CompletableFuture<Boolean> one = client.set("a", "1");
      CompletableFuture<Boolean> two = client.set("b", "2");
      CompletableFuture<String> three = client.get("c");
      assertInstanceOf(ServerException.ReadOnly.class, Waits.failure(one));
      assertEquals(Outcome.REJECTED, Outcome.of(Waits.failure(two)));
      assertEquals("x", Waits.value(three), "what was in flight is not lost");
      assertEquals("good", Waits.value(client.get("k")));
    }
  }

  @Test
  void should_refuse_what_makes_no_sense() {
    assertThrows(IllegalArgumentException.class, () -> Sentinels.create(List.of()));
    Sentinels sentinels = Sentinels.create(List.of(NOBODY));
    assertThrows(IllegalArgumentException.class, () -> sentinels.master(""));
    assertThrows(IllegalArgumentException.class, () -> sentinels.commands(of(good)));
    assertThrows(
        IllegalArgumentException.class,
        () -> sentinels.commands().execute("SUBSCRIBE", "+switch-master"));
    sentinels.close();
    assertThrows(IllegalStateException.class, () -> sentinels.discoverMaster("mymaster"));
    try (RedisClient late = client(sentinels.master("mymaster"))) {
      contains(Waits.failure(late.connect()), "the Sentinels were closed");
    }
  }

  @Test
  void should_send_commands_on_to_the_next_sentinel_only_if_that_is_safe() {
    try (ScriptedServer cutting = ScriptedServer.onFreePort().thenClose().start();
        FakeSentinel honest = naming(of(good)).answer("CKQUORUM", "+OK 3 usable\r\n")) {
      List<Endpoint> endpoints = List.of(NOBODY, of(cutting), honest.endpoint());
      try (Sentinels sentinels = Sentinels.create(endpoints);
          Sentinels fresh = Sentinels.create(endpoints)) {
        Waits.value(sentinels.commands().sentinelCkquorum("mymaster"));
        Throwable unknown = Waits.failure(fresh.commands().sentinelFailover("mymaster"));
        assertEquals(Outcome.UNKNOWN, Outcome.of(unknown));
        SentinelCommands one = fresh.commands(honest.endpoint());
        Waits.value(one.sentinelCkquorum("mymaster"));
      }
    }
  }
}
