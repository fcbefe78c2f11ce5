package io.github.ledis4j.replay;

import io.github.ledis4j.command.ledis.ByteRange;
import io.github.ledis4j.command.ledis.LedisBitOperation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The methods for key-value data and its bits. */
final class KeyValueCalls {
  private static final String BOTH_ENDS = "a range has two ends";

  private KeyValueCalls() {}

  static void add(Calls calls) {
    values(calls);
    numbers(calls);
    expiry(calls);
    bits(calls);
  }

  private static void values(Calls calls) {
    calls
        .row("GET", 1, a -> a.c().get(a.text(0)))
        .row("SET", 2, a -> a.c().set(a.text(0), a.text(1)))
        .row("GETSET", 2, a -> a.c().getset(a.text(0), a.text(1)))
        .row("SETNX", 2, a -> a.c().setnx(a.text(0), a.text(1)))
        .row("SETEX", 3, a -> a.c().setex(a.text(0), a.seconds(1), a.text(2)))
        .atLeast("MGET", 1, a -> a.c().mget(a.from(0)))
        .atLeast("MSET", 2, a -> a.c().mset(a.pairs(0)))
        .atLeast("DEL", 1, a -> a.c().del(a.from(0)))
        .row("EXISTS", 1, a -> a.c().exists(a.text(0)))
        .row("APPEND", 2, a -> a.c().append(a.text(0), a.text(1)))
        .row("STRLEN", 1, a -> a.view().strlen(a.text(0)))
        .row("GETRANGE", 3, a -> a.c().getrange(a.text(0), a.number(1), a.number(2)))
        .row("SETRANGE", 3, a -> a.c().setrange(a.text(0), a.number(1), a.text(2)))
        .row("DUMP", 1, a -> a.c().dump(a.text(0)));
  }

  private static void numbers(Calls calls) {
    calls
        .row("INCR", 1, a -> a.c().incr(a.text(0)))
        .row("DECR", 1, a -> a.c().decr(a.text(0)))
        .row("INCRBY", 2, a -> a.c().incrby(a.text(0), a.number(1)))
        .row("DECRBY", 2, a -> a.c().decrby(a.text(0), a.number(1)));
  }

  private static void expiry(Calls calls) {
    calls
        .row("EXPIRE", 2, a -> a.c().expire(a.text(0), a.seconds(1)))
        .row("EXPIREAT", 2, a -> a.c().expireat(a.text(0), a.moment(1)))
        .row("TTL", 1, a -> a.c().ttl(a.text(0)).thenApply(KeyValueCalls::seconds))
        .row("PERSIST", 1, a -> a.c().persist(a.text(0)));
  }

  /** The number that the server sends for a time to live. */
  static long seconds(@Nullable Duration ttl) {
    return ttl == null ? -1 : ttl.toSeconds();
  }

  private static void bits(Calls calls) {
    calls
        .row("GETBIT", 2, a -> a.c().getbit(a.text(0), a.number(1)))
        .row("SETBIT", 3, a -> a.c().setbit(a.text(0), a.number(1), a.bit(2)))
        .row("BITCOUNT", 1, a -> a.c().bitcount(a.text(0)))
        .row("BITCOUNT", 2, a -> open(a, 1))
        .row("BITCOUNT", 3, a -> a.c().bitcount(a.text(0), range(a, 1)))
        .row("BITPOS", 2, a -> position(a.c().bitpos(a.text(0), a.bit(1))))
        .row("BITPOS", 3, a -> open(a, 2))
        .row("BITPOS", 4, a -> position(a.c().bitpos(a.text(0), a.bit(1), range(a, 2))))
        .atLeast("BITOP", 3, KeyValueCalls::bitop);
  }

  /** The number that the server sends for a position. */
  private static CompletableFuture<Long> position(CompletableFuture<@Nullable Long> found) {
    return found.thenApply(position -> position == null ? -1L : position);
  }

  private static CompletableFuture<?> open(Call call, int start) {
    call.number(start);
    throw Call.useful(BOTH_ENDS);
  }

  private static ByteRange range(Call call, int start) {
    return new ByteRange(call.number(start), call.number(start + 1));
  }

  private static CompletableFuture<?> bitop(Call call) {
    if (call.has(0, "NOT")) {
      throw Call.useful("LedisDB ignores NOT");
    }
    LedisBitOperation operation = call.constant(LedisBitOperation.class, 0);
    return call.c().bitop(operation, call.text(1), call.from(2));
  }
}
