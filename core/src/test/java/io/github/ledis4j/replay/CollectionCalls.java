package io.github.ledis4j.replay;

/** The methods for hashes, lists and sets, and those that all kinds of collections have. */
final class CollectionCalls {
  private CollectionCalls() {}

  static void add(Calls calls) {
    hashes(calls);
    hashKeys(calls);
    lists(calls);
    listKeys(calls);
    sets(calls);
    setKeys(calls);
    sortedSetKeys(calls);
  }

  private static void hashes(Calls calls) {
    calls
        .row("HSET", 3, a -> a.c().hset(a.text(0), a.text(1), a.text(2)))
        .row("HGET", 2, a -> a.c().hget(a.text(0), a.text(1)))
        .atLeast("HMSET", 3, a -> a.c().hmset(a.text(0), a.pairs(1)))
        .atLeast("HMGET", 2, a -> a.c().hmget(a.text(0), a.from(1)))
        .atLeast("HDEL", 2, a -> a.c().hdel(a.text(0), a.from(1)))
        .row("HEXISTS", 2, a -> a.c().hexists(a.text(0), a.text(1)))
        .row("HLEN", 1, a -> a.c().hlen(a.text(0)))
        .row("HINCRBY", 3, a -> a.c().hincrby(a.text(0), a.text(1), a.number(2)))
        .row("HGETALL", 1, a -> a.c().hgetall(a.text(0)))
        .row("HKEYS", 1, a -> a.c().hkeys(a.text(0)))
        .row("HVALS", 1, a -> a.c().hvals(a.text(0)));
  }

  private static void lists(Calls calls) {
    calls
        .atLeast("LPUSH", 2, a -> a.c().lpush(a.text(0), a.from(1)))
        .atLeast("RPUSH", 2, a -> a.c().rpush(a.text(0), a.from(1)))
        .row("LPOP", 1, a -> a.c().lpop(a.text(0)))
        .row("RPOP", 1, a -> a.c().rpop(a.text(0)))
        .row("LLEN", 1, a -> a.c().llen(a.text(0)))
        .row("LINDEX", 2, a -> a.c().lindex(a.text(0), a.number(1)))
        .row("LRANGE", 3, a -> a.c().lrange(a.text(0), a.number(1), a.number(2)))
        .row("LSET", 3, a -> a.view().lset(a.text(0), a.number(1), a.text(2)))
        .row("LTRIM", 3, a -> a.c().ltrim(a.text(0), a.number(1), a.number(2)))
        .row("LTRIM_FRONT", 2, a -> a.c().ltrimFront(a.text(0), a.number(1)))
        .row("LTRIM_BACK", 2, a -> a.c().ltrimBack(a.text(0), a.number(1)))
        .row("RPOPLPUSH", 2, a -> a.c().rpoplpush(a.text(0), a.text(1)));
  }

  private static void sets(Calls calls) {
    calls
        .atLeast("SADD", 2, a -> a.c().sadd(a.text(0), a.from(1)))
        .atLeast("SREM", 2, a -> a.c().srem(a.text(0), a.from(1)))
        .row("SCARD", 1, a -> a.c().scard(a.text(0)))
        .row("SISMEMBER", 2, a -> a.c().sismember(a.text(0), a.text(1)))
        .row("SMEMBERS", 1, a -> a.c().smembers(a.text(0)))
        .atLeast("SUNION", 1, a -> a.c().sunion(a.from(0)))
        .atLeast("SDIFF", 1, a -> a.c().sdiff(a.from(0)))
        .atLeast("SINTER", 1, a -> a.c().sinter(a.from(0)))
        .atLeast("SUNIONSTORE", 2, a -> a.c().sunionstore(a.text(0), a.from(1)))
        .atLeast("SDIFFSTORE", 2, a -> a.c().sdiffstore(a.text(0), a.from(1)))
        .atLeast("SINTERSTORE", 2, a -> a.c().sinterstore(a.text(0), a.from(1)));
  }

  private static void hashKeys(Calls calls) {
    calls
        .row("HCLEAR", 1, a -> a.c().hclear(a.text(0)))
        .atLeast("HMCLEAR", 1, a -> a.c().hmclear(a.from(0)))
        .row("HKEYEXISTS", 1, a -> a.c().hkeyexists(a.text(0)))
        .row("HEXPIRE", 2, a -> a.c().hexpire(a.text(0), a.seconds(1)))
        .row("HEXPIREAT", 2, a -> a.c().hexpireat(a.text(0), a.moment(1)))
        .row("HTTL", 1, a -> a.c().httl(a.text(0)).thenApply(KeyValueCalls::seconds))
        .row("HPERSIST", 1, a -> a.c().hpersist(a.text(0)))
        .row("HDUMP", 1, a -> a.c().hdump(a.text(0)));
  }

  private static void listKeys(Calls calls) {
    calls
        .row("LCLEAR", 1, a -> a.c().lclear(a.text(0)))
        .atLeast("LMCLEAR", 1, a -> a.c().lmclear(a.from(0)))
        .row("LKEYEXISTS", 1, a -> a.c().lkeyexists(a.text(0)))
        .row("LEXPIRE", 2, a -> a.c().lexpire(a.text(0), a.seconds(1)))
        .row("LEXPIREAT", 2, a -> a.c().lexpireat(a.text(0), a.moment(1)))
        .row("LTTL", 1, a -> a.c().lttl(a.text(0)).thenApply(KeyValueCalls::seconds))
        .row("LPERSIST", 1, a -> a.c().lpersist(a.text(0)))
        .row("LDUMP", 1, a -> a.c().ldump(a.text(0)));
  }

  private static void setKeys(Calls calls) {
    calls
        .row("SCLEAR", 1, a -> a.c().sclear(a.text(0)))
        .atLeast("SMCLEAR", 1, a -> a.c().smclear(a.from(0)))
        .row("SKEYEXISTS", 1, a -> a.c().skeyexists(a.text(0)))
        .row("SEXPIRE", 2, a -> a.c().sexpire(a.text(0), a.seconds(1)))
        .row("SEXPIREAT", 2, a -> a.c().sexpireat(a.text(0), a.moment(1)))
        .row("STTL", 1, a -> a.c().sttl(a.text(0)).thenApply(KeyValueCalls::seconds))
        .row("SPERSIST", 1, a -> a.c().spersist(a.text(0)))
        .row("SDUMP", 1, a -> a.c().sdump(a.text(0)));
  }

  private static void sortedSetKeys(Calls calls) {
    calls
        .row("ZCLEAR", 1, a -> a.c().zclear(a.text(0)))
        .atLeast("ZMCLEAR", 1, a -> a.c().zmclear(a.from(0)))
        .row("ZKEYEXISTS", 1, a -> a.c().zkeyexists(a.text(0)))
        .row("ZEXPIRE", 2, a -> a.c().zexpire(a.text(0), a.seconds(1)))
        .row("ZEXPIREAT", 2, a -> a.c().zexpireat(a.text(0), a.moment(1)))
        .row("ZTTL", 1, a -> a.c().zttl(a.text(0)).thenApply(KeyValueCalls::seconds))
        .row("ZPERSIST", 1, a -> a.c().zpersist(a.text(0)))
        .row("ZDUMP", 1, a -> a.c().zdump(a.text(0)));
  }
}
