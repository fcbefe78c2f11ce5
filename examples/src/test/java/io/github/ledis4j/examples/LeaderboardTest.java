package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.examples.leaderboard.Leaderboard;
import io.github.ledis4j.examples.leaderboard.LeaderboardLoad;
import io.github.ledis4j.testkit.LedisServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
@Tag("any-jvm")
class LeaderboardTest {
  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static HttpResponse<String> ask(String method, String url) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static void answers(int status, String body, HttpResponse<String> response) {
    assertEquals(body, response.body());
    assertEquals(status, response.statusCode());
  }

  @Test
  void should_rank_players_stand_load_and_say_what_is_wrong() throws Exception {
    try (Program service =
        Program.start(Leaderboard.class, "--server", LEDIS.uri(), "--port", "0")) {
      String url = service.awaitLine("listening on (http://\\S+)/");
      answers(
          200,
          "{\"player\":\"ann b\",\"points\":5,\"rank\":1}",
          ask("POST", url + "/players/ann%20b?points=5"));
      answers(
          200, "{\"player\":\"bob\",\"points\":1,\"rank\":2}", ask("POST", url + "/players/bob"));
      answers(
          200, "{\"player\":\"bob\",\"points\":1,\"rank\":2}", ask("GET", url + "/players/bob"));
      answers(
          200,
          "{\"players\":2,\"top\":[{\"player\":\"ann b\",\"points\":5}]}",
          ask("GET", url + "/top?n=1"));
      answers(404, "{\"error\":\"no such player\"}", ask("GET", url + "/players/zoe"));
      answers(400, "{\"error\":\"n is a number from 1 to 1000\"}", ask("GET", url + "/top?n=many"));
      assertEquals(404, ask("DELETE", url + "/players/bob").statusCode());
      assertTrue(ask("GET", url + "/").body().startsWith("<!DOCTYPE html>"));

      try (Program load =
          Program.start(LeaderboardLoad.class, "--url", url, "--seconds", "2", "--users", "16")) {
        assertEquals(0, load.exitCode(), () -> "" + load.output());
        assertTrue(load.output().get(0).endsWith(" 0 failed"), load.output().get(0));
      }

      LEDIS.kill();
      HttpResponse<String> away = ask("GET", url + "/top");
      assertEquals(503, away.statusCode());
      assertTrue(away.body().contains("\"outcome\":\"NOT_SENT\""), away.body());
    }
  }

  @Test
  void should_say_how_it_is_used() throws Exception {
    try (Program service = Program.start(Leaderboard.class, "--prot", "80")) {
      assertEquals(1, service.exitCode());
      assertEquals(
          "[leaderboard: usage: examples/run leaderboard [--server URL] [--port N]]",
          "" + service.output());
    }
  }
}
