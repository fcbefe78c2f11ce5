package io.github.ledis4j.internal.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.ScriptedServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A move that is told while a connection still asks where to connect. */
class MisledTest {
  @Test
  void should_ask_again_when_the_answer_under_way_may_be_older_than_the_move() {
    List<CompletableFuture<Endpoint>> asked = new CopyOnWriteArrayList<>();
    try (ScriptedServer old = ScriptedServer.replying("+OK\r\n").start();
        ScriptedServer fresh = ScriptedServer.replying("+OK\r\n").start();
        LiveConnection live =
            LiveConnection.toNowhere(
                options ->
                    options.endpoint(
                        () -> {
                          CompletableFuture<Endpoint> answer = new CompletableFuture<>();
                          asked.add(answer);
                          return answer;
                        }))) {
      CompletableFuture<Void> connected = live.connection.connect();
      Calls.await(() -> asked.size() == 1);
      live.connection.leave(Endpoint.tcp(old.host(), old.port())::equals, "it has moved");
      Calls.await(() -> asked.size() == 2);
      asked.get(0).complete(Endpoint.tcp(old.host(), old.port()));
      asked.get(1).complete(Endpoint.tcp(fresh.host(), fresh.port()));
      Calls.value(connected);
      assertEquals(0, old.connectionCount());
      assertEquals(1, fresh.connectionCount());
    }
  }
}
