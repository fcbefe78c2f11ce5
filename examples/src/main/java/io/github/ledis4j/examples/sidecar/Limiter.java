package io.github.ledis4j.examples.sidecar;

import io.github.ledis4j.LedisClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Counts what each client does in a second, across all processes that share the server. */
final class Limiter {
  private static final Duration KEPT = Duration.ofSeconds(5);

  private final LedisClient ledis;
  private final long limit;

  /** What to do with a request. */
  enum Decision {
    ALLOW, // within the limit
    REFUSE, // over the limit
    ALLOW_UNCOUNTED // the server is away: letting through beats refusing everybody
  }

  Limiter(LedisClient ledis, long limit) {
    this.ledis = ledis;
    this.limit = limit;
  }

  /** Counts one request; never fails. */
  CompletableFuture<Decision> request(String client) {
    String key = "limiter:" + client + ":" + System.currentTimeMillis() / 1_000;
    return ledis
        .incr(key)
        .thenCompose(
            count ->
                count == 1
                    ? ledis.expire(key, KEPT).thenApply(set -> count)
                    : CompletableFuture.completedFuture(count))
        .thenApply(count -> count <= limit ? Decision.ALLOW : Decision.REFUSE)
        .exceptionally(away -> Decision.ALLOW_UNCOUNTED);
  }
}
