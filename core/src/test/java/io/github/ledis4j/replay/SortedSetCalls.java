package io.github.ledis4j.replay;

import io.github.ledis4j.command.Aggregate;
import io.github.ledis4j.command.LexRange;
import io.github.ledis4j.command.Limit;
import io.github.ledis4j.command.ledis.LedisCombineOptions;
import io.github.ledis4j.command.ledis.LedisCommands;
import io.github.ledis4j.command.ledis.LedisScoreRange;
import io.github.ledis4j.command.ledis.LedisScoredMember;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The methods for sorted sets. */
final class SortedSetCalls {
  private SortedSetCalls() {}

  static void add(Calls calls) {
    members(calls);
    ranges(calls);
    calls
        .atLeast("ZUNIONSTORE", 2, a -> combine(a, true))
        .atLeast("ZINTERSTORE", 2, a -> combine(a, false))
        .without("ZREMRANGEBYLEX", "it corrupts the key");
  }

  private static void members(Calls calls) {
    calls
        .atLeast("ZADD", 3, a -> a.c().zadd(a.text(0), scored(a)))
        .row("ZCARD", 1, a -> a.c().zcard(a.text(0)))
        .row("ZSCORE", 2, a -> a.c().zscore(a.text(0), a.text(1)))
        .row("ZINCRBY", 3, a -> a.c().zincrby(a.text(0), a.number(1), a.text(2)))
        .row("ZRANK", 2, a -> a.c().zrank(a.text(0), a.text(1)))
        .row("ZREVRANK", 2, a -> a.c().zrevrank(a.text(0), a.text(1)))
        .row("ZCOUNT", 3, a -> a.c().zcount(a.text(0), scores(a.text(1), a.text(2))))
        .row("ZLEXCOUNT", 3, a -> a.c().zlexcount(a.text(0), names(a)))
        .atLeast("ZREM", 2, a -> a.c().zrem(a.text(0), a.from(1)))
        .row("ZREMRANGEBYRANK", 3, a -> a.c().zremrangebyrank(a.text(0), a.number(1), a.number(2)))
        .row(
            "ZREMRANGEBYSCORE",
            3,
            a -> a.c().zremrangebyscore(a.text(0), scores(a.text(1), a.text(2))));
  }

  private static List<LedisScoredMember<String>> scored(Call call) {
    List<LedisScoredMember<String>> members = new ArrayList<>();
    if (call.size() % 2 == 0) {
      throw Call.wrong("a score without a member");
    }
    for (int i = 1; i < call.size(); i += 2) {
      members.add(new LedisScoredMember<>(call.text(i + 1), call.number(i)));
    }
    return members;
  }

  private static void ranges(Calls calls) {
    calls
        .row("ZRANGE", 3, a -> a.c().zrange(a.text(0), a.number(1), a.number(2)))
        .row(
            "ZRANGE",
            4,
            a -> withScores(a, 3).zrangeWithScores(a.text(0), a.number(1), a.number(2)))
        .row("ZREVRANGE", 3, a -> a.c().zrevrange(a.text(0), a.number(1), a.number(2)))
        .row(
            "ZREVRANGE",
            4,
            a -> withScores(a, 3).zrevrangeWithScores(a.text(0), a.number(1), a.number(2)))
        .atLeast("ZRANGEBYSCORE", 3, SortedSetCalls::byScore)
        .atLeast("ZREVRANGEBYSCORE", 3, SortedSetCalls::byScoreDownwards)
        .row("ZRANGEBYLEX", 3, a -> a.c().zrangebylex(a.text(0), names(a)))
        .row("ZRANGEBYLEX", 6, a -> a.c().zrangebylex(a.text(0), names(a), limit(a, 3)));
  }

  private static LedisCommands<String, String> withScores(Call call, int index) {
    if (!call.has(index, "WITHSCORES")) {
      throw Call.wrong("no such option");
    }
    return call.c();
  }

  private static CompletableFuture<?> byScore(Call call) {
    LedisScoreRange range = scores(call.text(1), call.text(2));
    if (call.has(3, "WITHSCORES")) {
      return call.size() == 4
          ? call.c().zrangebyscoreWithScores(call.text(0), range)
          : call.c().zrangebyscoreWithScores(call.text(0), range, limit(call, 4));
    }
    return call.size() == 3
        ? call.c().zrangebyscore(call.text(0), range)
        : call.c().zrangebyscore(call.text(0), range, limit(call, 3));
  }

  private static CompletableFuture<?> byScoreDownwards(Call call) {
    LedisScoreRange range = scores(call.text(2), call.text(1));
    if (call.has(3, "WITHSCORES")) {
      return call.size() == 4
          ? call.c().zrevrangebyscoreWithScores(call.text(0), range)
          : call.c().zrevrangebyscoreWithScores(call.text(0), range, limit(call, 4));
    }
    return call.size() == 3
        ? call.c().zrevrangebyscore(call.text(0), range)
        : call.c().zrevrangebyscore(call.text(0), range, limit(call, 3));
  }

  private static Limit limit(Call call, int index) {
    if (!call.has(index, "LIMIT")) {
      throw Call.wrong("no such option");
    }
    if (call.size() > index + 3) {
      throw Call.wrong("options in another order");
    }
    return limit(call.number(index + 1), call.number(index + 2));
  }

  static Limit limit(long offset, long count) {
    return count < 0 ? Limit.from(offset) : Limit.of(offset, count);
  }

  private static LedisScoreRange scores(String min, String max) {
    LedisScoreRange range;
    if (min.equals("-inf")) {
      range = LedisScoreRange.ALL;
    } else {
      range =
          min.startsWith("(") ? LedisScoreRange.above(end(min)) : LedisScoreRange.atLeast(end(min));
    }
    if (max.equalsIgnoreCase("+inf")) {
      return range;
    }
    return max.startsWith("(") ? range.andBelow(end(max)) : range.andAtMost(end(max));
  }

  private static long end(String bound) {
    return Call.number(bound.startsWith("(") ? bound.substring(1) : bound);
  }

  private static LexRange<String> names(Call call) {
    String min = call.text(1);
    String max = call.text(2);
    LexRange<String> range =
        switch (min.charAt(0)) {
          case '-' -> LexRange.all();
          case '[' -> LexRange.atLeast(min.substring(1));
          case '(' -> LexRange.above(min.substring(1));
          default -> throw Call.wrong("not a bound");
        };
    return switch (max.charAt(0)) {
      case '+' -> range;
      case '[' -> range.andAtMost(max.substring(1));
      case '(' -> range.andBelow(max.substring(1));
      default -> throw Call.wrong("not a bound");
    };
  }

  private static CompletableFuture<?> combine(Call call, boolean union) {
    long count = call.number(1);
    int first = 2;
    if (count < 0 || count > call.size() - first) {
      throw Call.wrong("another number of sources");
    }
    int end = first + (int) count;
    List<String> sources = call.list(first, end);
    LedisCombineOptions options = LedisCombineOptions.DEFAULT;
    for (int i = end; i < call.size(); ) {
      if (call.has(i, "AGGREGATE")) {
        options = options.aggregate(call.constant(Aggregate.class, i + 1));
        i += 2;
      } else {
        options =
            options.weights(
                call.list(i + 1, i + 1 + sources.size()).stream()
                    .mapToLong(Call::number)
                    .toArray());
        i += 1 + sources.size();
      }
    }
    return union
        ? call.c().zunionstore(call.text(0), sources, options)
        : call.c().zinterstore(call.text(0), sources, options);
  }
}
