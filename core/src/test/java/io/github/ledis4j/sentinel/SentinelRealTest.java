package io.github.ledis4j.sentinel;

import static io.github.ledis4j.sentinel.SentinelGroup.PASSWORD;
import static io.github.ledis4j.sentinel.SentinelGroup.SERVICE;
import static io.github.ledis4j.sentinel.SentinelGroup.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.command.Role;
import io.github.ledis4j.error.MasterNotFoundException;
import io.github.ledis4j.error.ReplicaNotFoundException;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import io.github.ledis4j.testkit.TestCertificates;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services that real Sentinels watch. One group of servers for each version, as they are dear. */
@Tag("slow")
@Tag("any-jvm")
class SentinelRealTest {

  private static RedisClient client(EndpointSource source) {
    return RedisClient.builder().endpoint(source).password(PASSWORD).build();
  }

  @ParameterizedTest
  @EnumSource(RedisVersion.class)
  void should_find_servers_when_real_sentinels_watch_them(RedisVersion version) {
    try (SentinelGroup group = SentinelGroup.start(version);
        Sentinels sentinels = group.sentinels()) {
      Endpoint master = Waits.value(sentinels.discoverMaster(SERVICE));
      findsEachServer(group, sentinels, master);
      readsReports(group, sentinels, master);
      namesWhatIsWrong(group, sentinels);
      takesReplicasInTurn(sentinels, group.allBut(master));
      usesWhatIsLeft(group, sentinels, master);
    }
  }

  @Test
  void should_encrypt_and_authenticate_to_the_sentinels_alone_when_told_so() {
    try (TestCertificates certificates = TestCertificates.forServer("127.0.0.1");
        RedisServer master = RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);
        RedisServer sentinel =
            RedisServer.onFreePort()
                .version(RedisVersion.REDIS_7_0)
                .tls(certificates)
                .user("watch", "s3cret")
                .sentinel(SERVICE, master, 1)) {
      SentinelGroup.require(RedisVersion.REDIS_7_0);
      master.start();
      sentinel.start();
      SentinelOptions options =
          SentinelOptions.builder()
              .credentials("watch", "s3cret")
              .tls(Tls.trusting(certificates.authority()))
              .build();
      String url =
          "redis-sentinel://%s/0?service=%s&sentinel_user=watch&sentinel_password=s3cret"
              .formatted(of(sentinel), SERVICE);
      String tls = "&sentinel_tls=true&tls_trust=" + certificates.authority();
      try (Sentinels sentinels = Sentinels.create(List.of(of(sentinel)), options);
          RedisClient client = RedisClient.builder().endpoint(sentinels.master(SERVICE)).build();
          RedisClient byUrl = RedisClient.create(url + tls);
          RedisClient plain = RedisClient.create(url)) {
        assertEquals(true, Waits.value(client.set("k", "v")));
        assertEquals("v", Waits.value(byUrl.get("k")));
        Throwable failure = Waits.failure(plain.connect());
        assertInstanceOf(MasterNotFoundException.class, failure);
        assertFalse(failure.getMessage().contains("s3cret"), failure.getMessage());
      }
    }
  }

  private static void findsEachServer(SentinelGroup group, Sentinels sentinels, Endpoint master) {
    List<Endpoint> replicas = Waits.value(sentinels.discoverReplicas(SERVICE));
    assertEquals(group.allBut(master), Set.copyOf(replicas));
    try (RedisClient writes = client(sentinels.master(SERVICE));
        RedisClient reads = client(sentinels.replica(SERVICE))) {
      assertEquals(true, Waits.value(writes.set("k", "v")));
      assertInstanceOf(Role.Master.class, Waits.value(writes.role()));
      assertInstanceOf(Role.Replica.class, Waits.value(reads.role()));
      Waits.until("replicated", () -> "v".equals(Waits.value(reads.get("k"))));
      Throwable refused = Waits.failure(reads.set("k", "w"));
      assertInstanceOf(ServerException.ReadOnly.class, refused);
    }
  }

  private static void readsReports(SentinelGroup group, Sentinels sentinels, Endpoint master) {
    SentinelCommands commands = sentinels.commands();
    assertEquals(master, Waits.value(commands.sentinelGetMasterAddrByName(SERVICE)));
    MasterReport report = Waits.value(commands.sentinelMaster(SERVICE));
    assertEquals(SERVICE, report.name());
    assertEquals(master, report.endpoint());
    assertEquals(2, report.replicas());
    assertEquals(2, report.otherSentinels());
    assertEquals(2, report.quorum());
    assertEquals(Set.of("master"), report.flags());
    assertEquals(
        List.of(SERVICE),
        Waits.value(commands.sentinelMasters()).stream().map(MasterReport::name).toList());
    List<ReplicaReport> replicas = Waits.value(commands.sentinelReplicas(SERVICE));
    assertEquals(2, replicas.size());
    assertTrue(replicas.stream().allMatch(each -> each.linked() && each.priority() == 100));
    Endpoint asked = sentinels.endpoints().get(0);
    Set<Endpoint> others = new HashSet<>(group.sentinelEndpoints());
    others.remove(asked);
    assertEquals(
        others,
        Waits.value(sentinels.commands(asked).sentinelSentinels(SERVICE)).stream()
            .map(SentinelReport::endpoint)
            .collect(Collectors.toSet()));
    Waits.value(commands.sentinelCkquorum(SERVICE));
  }

  private static void namesWhatIsWrong(SentinelGroup group, Sentinels sentinels) {
    try (RedisClient stranger = client(sentinels.master("nobody"));
        Sentinels barred =
            Sentinels.create(
                group.sentinelEndpoints(), SentinelOptions.builder().password("wrong").build());
        Sentinels silent = Sentinels.create(group.sentinelEndpoints());
        Sentinels careful =
            Sentinels.create(
                group.sentinelEndpoints(), SentinelGroup.options().minOtherSentinels(3).build())) {
      Throwable unknown = Waits.failure(stranger.get("k"));
      assertInstanceOf(MasterNotFoundException.class, unknown);
      assertTrue(unknown.getMessage().contains("No such master"), unknown.getMessage());
      assertEquals(null, Waits.value(sentinels.commands().sentinelGetMasterAddrByName("nobody")));
      for (Endpoint each : group.sentinelEndpoints()) {
        assertTrue(unknown.getMessage().contains(each.toString()), unknown.getMessage());
      }
      Throwable wrong = Waits.failure(barred.discoverMaster(SERVICE));
      assertTrue(wrong.getMessage().contains("WRONGPASS"), wrong.getMessage());
      Throwable none = Waits.failure(silent.discoverMaster(SERVICE));
      assertTrue(none.getMessage().contains("NOAUTH"), none.getMessage());
      Throwable few = Waits.failure(careful.discoverMaster(SERVICE));
      assertTrue(few.getMessage().contains("knows 2 other Sentinels, not 3"), few.getMessage());
    }
  }

  private static void takesReplicasInTurn(Sentinels sentinels, Set<Endpoint> replicas) {
    EndpointSource source = sentinels.replica(SERVICE);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      try (RedisClient reads = client(source)) {
        seen.add(String.valueOf(Waits.value(reads.info("server")).get("tcp_port")));
      }
    }
    assertEquals(
        replicas.stream()
            .map(each -> Integer.toString(((Endpoint.Tcp) each).port()))
            .collect(Collectors.toSet()),
        seen);
  }

  private static void usesWhatIsLeft(SentinelGroup group, Sentinels sentinels, Endpoint master) {
    group.sentinelServers().get(0).kill();
    assertEquals(master, Waits.value(sentinels.discoverMaster(SERVICE)));
    group.allBut(master).stream().map(group::server).forEach(RedisServer::kill);
    try (RedisClient reads = client(sentinels.replica(SERVICE));
        RedisClient strict = client(sentinels.replicaOnly(SERVICE))) {
      assertInstanceOf(Role.Master.class, Waits.value(reads.role()), "tried, or known to be down");
      Waits.until(
          "the replicas are known to be down",
          () ->
              strict.connect().handle((done, failure) -> failure).join()
                  instanceof ReplicaNotFoundException);
      assertEquals("v", Waits.value(reads.get("k")));
    }
    group.sentinelServers().forEach(RedisServer::kill);
    Throwable gone = Waits.failure(sentinels.discoverMaster(SERVICE));
    assertInstanceOf(MasterNotFoundException.class, gone);
    assertTrue(gone.getMessage().contains("refused"), gone.getMessage());
  }
}
