package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.examples.sidecar.Sidecar;
import io.github.ledis4j.testkit.LedisServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
@Tag("any-jvm")
class SidecarTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static HttpResponse<String> get(String url) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void awaitStatus(int status, String url) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    int last = 0;
    while (last != status && System.nanoTime() - end < 0) {
      last = get(url).statusCode();
    }
    assertEquals(status, last, url);
  }

  @Test
  void should_serve_before_with_and_between_its_servers() throws Exception {
    try (LedisServer ledis = LedisServer.onUnixSocket()) {
      requireAvailable(ledis);
      try (Program sidecar =
          Program.start(
              Sidecar.class,
              "--socket",
              ledis.socketPath().toString(),
              "--port",
              "0",
              "--limit",
              "5")) {
        String url = sidecar.awaitLine("listening on (http://[^/]+)/");
        assertEquals(503, get(url + "/health").statusCode());
        uncounted(get(url + "/allow/ann"));

        ledis.start();
        awaitStatus(200, url + "/health");
        awaitStatus(429, url + "/allow/ann");

        ledis.kill();
        awaitStatus(503, url + "/health");
        uncounted(get(url + "/allow/ann"));

        ledis.restart();
        awaitStatus(200, url + "/health");
        awaitStatus(429, url + "/allow/bob");
      }
    }
  }

  private static void uncounted(HttpResponse<String> response) {
    assertEquals(200, response.statusCode());
    assertTrue(response.headers().firstValue("Limiter").isPresent());
  }

  private static void requireAvailable(LedisServer server) {
    if (System.getenv("LEDIS4J_REQUIRE_SERVERS") == null) {
      Assumptions.assumeTrue(server.isAvailable(), server.unavailableReason());
    }
  }
}
