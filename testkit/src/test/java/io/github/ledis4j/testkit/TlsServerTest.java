package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TlsServerTest {
  private static final String PONG = "+PONG\r\n";
  private static final TestCertificates CERTIFICATES =
      TestCertificates.forServer("localhost", "127.0.0.1");

  @AfterAll
  static void removeCertificates() {
    CERTIFICATES.close();
    assertTrue(Files.notExists(CERTIFICATES.authority()));
  }

  @Test
  void should_answer_over_tls_when_ledisdb_has_a_certificate() throws Exception {
    try (LedisServer server = available(LedisServer.onFreePort().tls(CERTIFICATES))) {
      assertEquals(PONG, ping(server, CERTIFICATES, false));
      assertEquals("ledis+tls://127.0.0.1:" + server.port() + "/0", server.uri());
    }
  }

  @Test
  void should_answer_over_tls_when_redis_has_a_certificate() throws Exception {
    try (RedisServer server = available(redis().tls(CERTIFICATES))) {
      assertEquals(PONG, ping(server, CERTIFICATES, false));
      assertEquals("rediss://127.0.0.1:" + server.port() + "/0", server.uri());
    }
  }

  @Test
  void should_want_a_client_certificate_when_tls_is_mutual() throws Exception {
    try (RedisServer server = available(redis().mutualTls(CERTIFICATES))) {
      assertThrows(IOException.class, () -> ping(server, CERTIFICATES, false));
      assertEquals(PONG, ping(server, CERTIFICATES, true));
    }
  }

  @Test
  void should_move_keys_and_follow_masters_over_tls_when_in_a_cluster() throws Exception {
    try (RedisCluster cluster =
        RedisCluster.ofMasters(2).replicas(1).version(RedisVersion.REDIS_7_0).tls(CERTIFICATES)) {
      assumeTrue(cluster.isAvailable(), cluster::unavailableReason);
      cluster.start();
      assertTrue(cluster.uri().startsWith("rediss+cluster://127.0.0.1:"));
      ClusterNode target = cluster.owner(16_383);
      cluster.owner("b").ask("SET", "b", "v");
      cluster.move(cluster.slotOf("b"), target);
      assertEquals(List.of("v"), target.ask("GET", "b"));
      assertEquals(PONG, ping(target.server(), CERTIFICATES, false));
    }
  }

  @Test
  void should_not_be_trusted_when_expired_or_of_another_authority_or_name() throws Exception {
    try (TestCertificates expired = TestCertificates.expiredForServer("127.0.0.1");
        TestCertificates misnamed = TestCertificates.forServer("db.example");
        LedisServer stale = available(LedisServer.onFreePort().tls(expired));
        LedisServer other = available(LedisServer.onFreePort().tls(misnamed))) {
      assertThrows(SSLException.class, () -> ping(stale, expired, false));
      assertThrows(SSLException.class, () -> ping(other, misnamed, false));
      assertThrows(SSLException.class, () -> ping(other, CERTIFICATES, false));
    }
  }

  @Test
  void should_be_unavailable_with_the_reason_when_built_without_tls() {
    RedisServer server =
        RedisServer.onFreePort().version(RedisVersion.VALKEY_9_1).tls(CERTIFICATES);
    assumeTrue(RedisVersion.VALKEY_9_1.isAvailable());
    assertTrue(String.valueOf(server.unavailableReason()).contains("without TLS"));
    assertThrows(ServerStartException.class, server::start);
  }

  private static RedisServer redis() {
    return RedisServer.onFreePort().version(RedisVersion.REDIS_7_0);
  }

  private static <T extends TestServer> T available(T server) {
    assumeTrue(server.isAvailable(), server::unavailableReason);
    server.start();
    return server;
  }

  private static String ping(TestServer server, TestCertificates trusted, boolean showOwn)
      throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        showOwn ? keys(trusted).getKeyManagers() : null, trust(trusted).getTrustManagers(), null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(server.host(), server.port())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.getOutputStream().write("*1\r\n$4\r\nPING\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] reply = socket.getInputStream().readNBytes(PONG.length());
      return new String(reply, StandardCharsets.US_ASCII);
    }
  }

  private static TrustManagerFactory trust(TestCertificates certificates) throws Exception {
    KeyStore store = emptyStore();
    store.setCertificateEntry("authority", certificate(certificates.authority()));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }

  private static KeyManagerFactory keys(TestCertificates certificates) throws Exception {
    String pem = Files.readString(certificates.clientKey());
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "client",
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)),
        new char[0],
        new Certificate[] {certificate(certificates.clientCertificate())});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory;
  }

  private static KeyStore emptyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Certificate certificate(Path pem) throws Exception {
    try (var stream = Files.newInputStream(pem)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(stream);
    }
  }
}
