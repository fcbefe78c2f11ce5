package io.github.ledis4j.examples.leaderboard;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.batch.LedisBatch;
import io.github.ledis4j.command.ledis.LedisScoredMember;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The players by their points, in one sorted set. Thread-safe; nothing here waits. */
final class Board {
  private static final String KEY = "leaderboard";

  private final LedisClient ledis;

  /** Where a player stands; the rank counts from 1. */
  record Standing(String player, long points, long rank) {}

  Board(LedisClient ledis) {
    this.ledis = ledis;
  }

  /** Gives points to a player, and where that brings them: two commands, one trip. */
  CompletableFuture<Standing> add(String player, long points) {
    LedisBatch<String, String> batch = ledis.batch();
    CompletableFuture<Long> total = batch.zincrby(KEY, points, player);
    CompletableFuture<@Nullable Long> ahead = batch.zrevrank(KEY, player);
    return batch
        .send()
        .thenCompose(
            sent ->
                total.thenCombine(
                    ahead,
                    (score, rank) -> new Standing(player, score, rank == null ? 0 : rank + 1)));
  }

  /** Where a player stands, or null. */
  CompletableFuture<@Nullable Standing> find(String player) {
    CompletableFuture<@Nullable Long> points = ledis.zscore(KEY, player);
    return points.thenCombine(
        ledis.zrevrank(KEY, player),
        (score, rank) ->
            score == null || rank == null ? null : new Standing(player, score, rank + 1));
  }

  /** The best players, best first. */
  CompletableFuture<List<LedisScoredMember<String>>> top(int count) {
    return ledis.zrevrangeWithScores(KEY, 0, count - 1);
  }

  /** How many players there are. */
  CompletableFuture<Long> players() {
    return ledis.zcard(KEY);
  }
}
