package io.github.ledis4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Credentials;
import io.github.ledis4j.options.CredentialsSource;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.EndpointSource;
import io.github.ledis4j.options.Tls;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  @Test
  void should_print_as_people_write_it_when_an_endpoint_is_shown() {
    assertEquals("localhost:6380", Endpoint.tcp("localhost", 6380).toString());
    assertEquals("[::1]:6379", Endpoint.tcp("::1", 6379).toString());
    assertEquals("/run/x.sock", Endpoint.unixSocket(Path.of("/run/x.sock")).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "[::1]", "a\n"})
  void should_refuse_a_host_when_it_is_none(String host) {
    assertThrows(IllegalArgumentException.class, () -> Endpoint.tcp(host, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65_536})
  void should_refuse_a_port_when_out_of_range(int port) {
    assertThrows(IllegalArgumentException.class, () -> Endpoint.tcp("localhost", port));
  }

  @Test
  void should_refuse_a_socket_path_when_empty() {
    assertThrows(IllegalArgumentException.class, () -> Endpoint.unixSocket(Path.of("")));
  }

  @Test
  void should_hide_the_password_when_shown() {
    Credentials credentials = Credentials.of("app", "s3cret");
    CredentialsSource source = CredentialsSource.of(credentials);
    ConnectionOptions options = ConnectionOptions.builder().credentials(source).build();
    for (Object shown : new Object[] {credentials, source, options, Credentials.of("s3cret")}) {
      assertFalse(shown.toString().contains("s3cret"), shown::toString);
    }
    assertEquals("app:***", credentials.toString());
    assertEquals("***", Credentials.of("s3cret").toString());
  }

  @Test
  void should_name_the_same_each_time_when_the_source_is_fixed() {
    Endpoint endpoint = Endpoint.tcp("a", 1);
    assertEquals(endpoint, EndpointSource.of(endpoint).next().toCompletableFuture().join());
    Credentials credentials = Credentials.of("p");
    assertEquals(
        credentials, CredentialsSource.of(credentials).next().toCompletableFuture().join());
  }

  @Test
  void should_want_certificate_and_key_together_when_tls_shows_one() {
    Path file = Path.of("x.pem");
    assertThrows(NullPointerException.class, () -> Tls.systemTrust().certificate(file, null));
    assertThrows(IllegalArgumentException.class, () -> Tls.systemTrust().expectedName(" "));
  }

  @Test
  void should_keep_both_checks_apart_when_one_is_switched_off() {
    Tls tls = Tls.trusting(Path.of("ca.pem"));
    assertTrue(tls.checkCertificate() && tls.checkHostName());
    Tls untrusting = tls.checkCertificate(false);
    assertFalse(untrusting.checkCertificate());
    assertTrue(untrusting.checkHostName());
    Tls unnamed = tls.checkHostName(false);
    assertTrue(unnamed.checkCertificate());
    assertFalse(unnamed.checkHostName());
    assertEquals(tls, untrusting.checkCertificate(true));
  }
}
