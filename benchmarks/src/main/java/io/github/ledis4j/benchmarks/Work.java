package io.github.ledis4j.benchmarks;

import static io.github.ledis4j.benchmarks.ClientKind.JEDIS;
import static io.github.ledis4j.benchmarks.ClientKind.JEDIS_POOL;
import static io.github.ledis4j.benchmarks.ClientKind.LEDIS4J;
import static io.github.ledis4j.benchmarks.ClientKind.LETTUCE;
import static io.github.ledis4j.benchmarks.ClientKind.VERTX;
import static io.github.ledis4j.benchmarks.Target.CLUSTER;
import static io.github.ledis4j.benchmarks.Target.CLUSTER_MOVING;
import static io.github.ledis4j.benchmarks.Target.CLUSTER_OF_ONE;
import static io.github.ledis4j.benchmarks.Target.CLUSTER_OTHERS_MOVING;
import static io.github.ledis4j.benchmarks.Target.LEDIS_TCP;
import static io.github.ledis4j.benchmarks.Target.LEDIS_UNIX;
import static io.github.ledis4j.benchmarks.Target.NODE_OF_ONE;
import static io.github.ledis4j.benchmarks.Target.REDIS_PIECES;
import static io.github.ledis4j.benchmarks.Target.REDIS_TCP;
import static io.github.ledis4j.benchmarks.Target.REDIS_TLS;
import static io.github.ledis4j.benchmarks.Target.REDIS_UNIX;

import io.github.ledis4j.testkit.RedisVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is measured, on which server, and by which clients. */
enum Work {
  GET("GET, futures, window 512", REDIS_TCP, "-t get -P 512 -c 1", window(512, Work::get)),
  GET_4("GET, futures, 4 producers x 128", REDIS_TCP, null, Load.windows(4, 128, Work::get)),
  SET("SET, futures, window 512", REDIS_TCP, "-t set -P 512 -c 1", window(512, Work::set)),
  SET_BATCH("SET in batches of 1,000", REDIS_TCP, null, batches(2, 1_000), JEDIS),
  SET_BATCH_ALONE("SET in batches of 1,000, one at a time", REDIS_TCP, null, batches(1_000), JEDIS),
  MGET(
      "MGET of 100, window 32",
      REDIS_TCP,
      "-P 32 -c 1 MGET " + String.join(" ", Data.hundredKeys(0)),
      window(32, (client, i, done) -> client.mget(Data.hundredKeys(i), done))),
  GET_MIB("GET 1 MiB, window 4", REDIS_TCP, null, window(4, getBlob(Data.MEBIBYTE))),
  SET_MIB("SET 1 MiB, window 4", REDIS_TCP, null, window(4, setBlob(Data.MEBIBYTE))),
  GET_WAIT("GET, one thread waits for each", REDIS_TCP, "-t get -P 1 -c 1", Load.waiting(1), JEDIS),
  GET_WAIT_64("GET, 64 threads wait", REDIS_TCP, "-t get -P 1 -c 64", Load.waiting(64), JEDIS),
  GET_WAIT_VIRTUAL(
      "GET, 1,000 virtual threads wait",
      REDIS_TCP,
      "-t get -P 1 -c 1000",
      Load.waiting(1_000),
      JEDIS),
  OPEN_LOOP_1K(
      "GET, 16 threads, each 1,000 a second",
      REDIS_TCP,
      null,
      Load.paced(16, 1_000),
      EnumSet.of(LEDIS4J, LETTUCE, JEDIS_POOL)),
  OPEN_LOOP_2K5(
      "GET, 16 threads, each 2,500 a second",
      REDIS_TCP,
      null,
      Load.paced(16, 2_500),
      EnumSet.of(LEDIS4J, LETTUCE, JEDIS_POOL)),
  FIRST_REPLY("JVM start to first reply", REDIS_TCP, null, Load.waiting(1), JEDIS),
  LRANGE("LRANGE of 10,000 elements", REDIS_TCP, null, window(4, lrange(10_000)), JEDIS),
  SMEMBERS("SMEMBERS of 10,000 elements", REDIS_TCP, null, window(4, Work::smembers), JEDIS),
  HGETALL(
      "HGETALL of 1,000 fields",
      REDIS_TCP,
      null,
      window(4, (client, i, done) -> client.hgetall(Data.HASH, done)),
      JEDIS),
  TRANSACTION(
      "transactions of 10 commands",
      REDIS_TCP,
      null,
      window(32, (client, i, done) -> client.transaction(Data.tenKeys(i), Data.VALUE, done)),
      JEDIS),
  PUBSUB(
      "pub/sub, one publisher, one subscriber",
      REDIS_TCP,
      null,
      PubSubLoad.ahead(512),
      EnumSet.of(LEDIS4J, LETTUCE, JEDIS)),
  TLS_GET(
      "TLS 1.3, GET, futures, window 512",
      REDIS_TLS,
      null,
      window(512, Work::get),
      EnumSet.of(LEDIS4J, LETTUCE)),
  TLS_GET_WAIT_64(
      "TLS 1.3, GET, 64 threads wait",
      REDIS_TLS,
      null,
      Load.waiting(64),
      EnumSet.of(LEDIS4J, LETTUCE)),
  UNIX_GET_MIB(
      "Unix socket, GET 1 MiB, window 4", REDIS_UNIX, null, window(4, getBlob(Data.MEBIBYTE))),
  UNIX_SET_MIB(
      "Unix socket, SET 1 MiB, window 4", REDIS_UNIX, null, window(4, setBlob(Data.MEBIBYTE))),
  CLUSTER_GET("three masters, GET, futures, window 512", CLUSTER, null, window(512, Work::get)),
  CLUSTER_MOVING_GET(
      "three masters, slots move, GET, futures, window 512",
      CLUSTER_MOVING,
      null,
      window(512, Work::get)),
  CLUSTER_OTHERS_MOVING_GET(
      "three masters, other slots move, GET, futures, window 512",
      CLUSTER_OTHERS_MOVING,
      null,
      window(512, Work::get)),
  CLUSTER_SET("three masters, SET, futures, window 512", CLUSTER, null, window(512, Work::set)),
  CLUSTER_SET_BATCH(
      "three masters, SET in batches of 1,000",
      CLUSTER,
      null,
      batches(2, 1_000),
      EnumSet.of(LEDIS4J, LETTUCE, JEDIS)),
  CLUSTER_MGET(
      "three masters, MGET of 100 in 100 slots, window 32",
      CLUSTER,
      null,
      window(32, (client, i, done) -> client.mget(Data.hundredKeys(i), done)),
      EnumSet.of(LEDIS4J, LETTUCE, VERTX)),
  CLUSTER_GET_WAIT_64(
      "three masters, GET, 64 threads wait", CLUSTER, null, Load.waiting(64), JEDIS),
  ROUTED_GET(
      "one master, GET by a cluster's client, window 512",
      CLUSTER_OF_ONE,
      null,
      window(512, Work::get),
      EnumSet.of(LEDIS4J)),
  UNROUTED_GET(
      "one master, GET by a plain client, window 512",
      NODE_OF_ONE,
      null,
      window(512, Work::get),
      EnumSet.of(LEDIS4J)),
  LEDIS_GET("TCP, GET, window 512", LEDIS_TCP, "-t get -P 16 -c 1", window(512, Work::get), JEDIS),
  LEDIS_SET("TCP, SET, pipeline of 1,000", LEDIS_TCP, "-t set -P 16 -c 1", batches(1_000), JEDIS),
  LEDIS_GET_16(
      "TCP, GET, window 16",
      LEDIS_TCP,
      "-t get -P 16 -c 1",
      window(16, Work::get),
      EnumSet.of(LEDIS4J)),
  LEDIS_GET_4096(
      "TCP, GET, window 4,096",
      LEDIS_TCP,
      "-t get -P 16 -c 1",
      window(4_096, Work::get),
      EnumSet.of(LEDIS4J)),
  LEDIS_SET_16(
      "TCP, SET in batches of 16",
      LEDIS_TCP,
      "-t set -P 16 -c 1",
      batches(16),
      EnumSet.of(LEDIS4J)),
  LEDIS_SET_10K(
      "TCP, SET in batches of 10,000",
      LEDIS_TCP,
      "-t set -P 16 -c 1",
      batches(10_000),
      EnumSet.of(LEDIS4J)),
  LEDIS_GET_100K("TCP, GET of 100 KB", LEDIS_TCP, null, window(1, getBlob(100_000)), JEDIS),
  LEDIS_SET_100K("TCP, SET of 100 KB", LEDIS_TCP, null, window(1, setBlob(100_000)), JEDIS),
  LEDIS_GET_1M("TCP, GET of 1 MB", LEDIS_TCP, null, window(1, getBlob(1_000_000)), JEDIS),
  LEDIS_SET_1M("TCP, SET of 1 MB", LEDIS_TCP, null, window(1, setBlob(1_000_000)), JEDIS),
  LEDIS_UNIX_GET(
      "Unix socket, GET, window 512", LEDIS_UNIX, "-t get -P 16 -c 1", window(512, Work::get)),
  LEDIS_UNIX_LRANGE("LRANGE of 10,000 elements", LEDIS_UNIX, null, window(4, lrange(10_000))),
  LEDIS_UNIX_SMEMBERS("SMEMBERS of 10,000 elements", LEDIS_UNIX, null, window(4, Work::smembers)),
  PIECES_1K(pieces("1,000"), REDIS_PIECES, null, window(1, lrange(1_000)), JEDIS),
  PIECES_10K(pieces("10,000"), REDIS_PIECES, null, window(1, lrange(10_000)), JEDIS),
  PIECES_100K(pieces("100,000"), REDIS_PIECES, null, window(1, lrange(100_000)), JEDIS),
  PIECES_1M(pieces("1,000,000"), REDIS_PIECES, null, window(1, lrange(1_000_000)), JEDIS);

  final String label;
  final Target target;

  /** How redis-benchmark does the same, if it can. */
  final @Nullable String redisBenchmark;

  final Set<ClientKind> clients;
  private final Load load;

  Work(
      String label,
      Target target,
      @Nullable String redisBenchmark,
      Load load,
      ClientKind... blocking) {
    this(label, target, redisBenchmark, load, EnumSet.of(LEDIS4J, LETTUCE, VERTX));
    clients.addAll(List.of(blocking));
  }

  Work(
      String label,
      Target target,
      @Nullable String redisBenchmark,
      Load load,
      Set<ClientKind> clients) {
    this.label = label;
    this.target = target;
    this.redisBenchmark = redisBenchmark;
    this.load = load;
    this.clients = clients;
  }

  /** The load, where a client without futures pipelines instead, and can have one batch open. */
  Load load(ClientKind client) {
    if (client == JEDIS && this == LEDIS_GET) {
      return Load.batches(1, 512, BenchClient::getBatch);
    }
    return client == JEDIS && (this == SET_BATCH || this == CLUSTER_SET_BATCH)
        ? SET_BATCH_ALONE.load
        : load;
  }

  /** Whether this Java has the threads for it, and this machine a server that encrypts. */
  boolean runsHere() {
    return this == GET_WAIT_VIRTUAL
        ? VirtualThreads.available()
        : target != REDIS_TLS || RedisVersion.REDIS_7_0.isAvailable();
  }

  /** What makes the threads of the load. */
  ThreadFactory threads() {
    return this == GET_WAIT_VIRTUAL ? VirtualThreads.factory() : Thread::new;
  }

  private static String pieces(String elements) {
    return "LRANGE of " + elements + " elements in pieces";
  }

  private static Load window(int size, Load.Operation operation) {
    return Load.windows(1, size, operation);
  }

  private static Load batches(int size) {
    return batches(1, size);
  }

  private static Load batches(int open, int size) {
    return Load.batches(
        open, size, (client, keys, done) -> client.setBatch(keys, Data.VALUE, done));
  }

  private static void get(BenchClient client, int i, BiConsumer<Object, Throwable> done) {
    client.get(Data.key(i), done);
  }

  private static void set(BenchClient client, int i, BiConsumer<Object, Throwable> done) {
    client.set(Data.key(i), Data.VALUE, done);
  }

  private static Load.Operation lrange(int elements) {
    String key = Data.list(elements);
    return (client, i, done) -> client.lrange(key, done);
  }

  private static void smembers(BenchClient client, int i, BiConsumer<Object, Throwable> done) {
    client.smembers(Data.SET, done);
  }

  private static Load.Operation getBlob(int size) {
    return (client, i, done) -> client.getBytes(Data.blob(size), done);
  }

  private static Load.Operation setBlob(int size) {
    byte[] value = Data.ascii("b".repeat(size));
    return (client, i, done) -> client.setBytes(Data.blob(size), value, done);
  }
}
