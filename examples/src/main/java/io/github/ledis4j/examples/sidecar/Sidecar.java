package io.github.ledis4j.examples.sidecar;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.examples.CommandLine;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.testkit.LedisServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A rate limiter for the services of one host. Run by {@code examples/run sidecar [--socket PATH]
 * [--port N] [--limit N]}.
 *
 * <pre>
 * GET /allow/ann   200 or 429; while the server is away 200, with the header Limiter: away
 * GET /health      200 if the server is there, else 503
 * </pre>
 */
public final class Sidecar {
  private static final String USAGE =
      "usage: examples/run sidecar [--socket PATH] [--port N] [--limit N]";
  private static final String ALLOW = "/allow/";

  private final Limiter limiter;
  private final Watch watch;

  private Sidecar(Limiter limiter, Watch watch) {
    this.limiter = limiter;
    this.watch = watch;
  }

  /**
   * Serves until it is killed.
   *
   * @param args the Unix socket of a LedisDB, which need not be there yet, by default one that is
   *     started a second later; the port to listen on, by default 8081, 0 for a free one; and how
   *     many requests a client has in a second, by default 10
   */
  public static void main(String[] args) {
    CommandLine.run(
        "sidecar", () -> serve(CommandLine.parse(USAGE, args, "socket", "port", "limit")));
  }

  private static void serve(CommandLine arguments) throws InterruptedException {
    String socket = arguments.option("socket");
    LedisServer own = socket == null ? LedisServer.onUnixSocket() : null;
    Path path = own == null ? Path.of(socket) : own.socketPath();
    LedisClient ledis = client(path);
    Watch watch = new Watch(ledis);
    watch.start();
    Sidecar sidecar = new Sidecar(new Limiter(ledis, arguments.number("limit", 10)), watch);
    Vertx vertx = Vertx.vertx();
    int port =
        vertx
            .createHttpServer()
            .requestHandler(sidecar::handle)
            .listen(arguments.number("port", 8081))
            .await()
            .actualPort();
    System.out.println("listening on http://localhost:" + port + "/, server at " + path);
    if (own != null) {
      startLate(own);
    }
    CommandLine.untilKilled(
        () -> {
          vertx.close().await();
          ledis.close();
          if (own != null) {
            own.close();
          }
        });
  }

  private static LedisClient client(Path path) {
    return LedisClient.builder()
        .endpoint(Endpoint.unixSocket(path))
        .commandTimeout(Duration.ofMillis(100))
        .build();
  }

  private static void startLate(LedisServer server) throws InterruptedException {
    String missing = server.unavailableReason();
    if (missing != null) {
      throw new IllegalStateException("no LedisDB: " + missing + "; name one with --socket PATH");
    }
    Thread.sleep(1_000);
    server.start();
  }

  private void handle(HttpServerRequest request) {
    if (request.path().equals("/health")) {
      answer(request, watch.isThere() ? 200 : 503);
    } else if (request.path().startsWith(ALLOW)) {
      limiter
          .request(request.path().substring(ALLOW.length()))
          .thenAccept(decision -> answer(request, decision));
    } else {
      answer(request, 404);
    }
  }

  private static void answer(HttpServerRequest request, Limiter.Decision decision) {
    if (decision == Limiter.Decision.ALLOW_UNCOUNTED) {
      request.response().putHeader("Limiter", "away");
    }
    answer(request, decision == Limiter.Decision.REFUSE ? 429 : 200);
  }

  private static void answer(HttpServerRequest request, int status) {
    request.response().setStatusCode(status).end();
  }
}
