package io.github.ledis4j.examples.leaderboard;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.examples.CommandLine;
import io.github.ledis4j.examples.Server;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The service. Run by {@code examples/run leaderboard [--server URL] [--port N]}. */
public final class Leaderboard {
  private static final String USAGE = "usage: examples/run leaderboard [--server URL] [--port N]";

  private Leaderboard() {}

  /**
   * Serves until it is killed.
   *
   * @param args the URL of a LedisDB, by default one that is started for the run, and the port to
   *     listen on, by default 8080, 0 for a free one
   */
  public static void main(String[] args) {
    CommandLine.run("leaderboard", () -> serve(CommandLine.parse(USAGE, args, "server", "port")));
  }

  private static void serve(CommandLine arguments) throws InterruptedException {
    Server server = Server.ledisAt(arguments.option("server"));
    System.out.println("server: " + server.description());
    LedisClient ledis =
        LedisClient.builder().url(server.url()).commandTimeout(Duration.ofSeconds(2)).build();
    Vertx vertx = Vertx.vertx();
    int port = listen(vertx, new BoardHandler(new Board(ledis), page()), arguments);
    System.out.println("listening on http://localhost:" + port + "/");
    CommandLine.untilKilled(
        () -> {
          vertx.close().await();
          ledis.close();
          server.close();
        });
  }

  /** One instance per core, each with an event loop, all on one port. */
  private static int listen(Vertx vertx, BoardHandler handler, CommandLine arguments) {
    int wanted = arguments.number("port", 8080);
    int port = wanted == 0 ? -1 : wanted; // -1: one free port for all instances
    AtomicInteger actual = new AtomicInteger(port);
    DeploymentOptions each =
        new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
    vertx
        .deployVerticle(
            () ->
                new VerticleBase() {
                  @Override
                  public Future<?> start() {
                    return vertx
                        .createHttpServer()
                        .requestHandler(handler)
                        .listen(port)
                        .onSuccess(bound -> actual.set(bound.actualPort()));
                  }
                },
            each)
        .await();
    return actual.get();
  }

  private static String page() {
    try (InputStream page = Leaderboard.class.getResourceAsStream("/leaderboard.html")) {
      if (page == null) {
        throw new IllegalStateException("leaderboard.html is not on the class path");
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
