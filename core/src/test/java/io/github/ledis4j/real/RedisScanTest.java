package io.github.ledis4j.real;

import static io.github.ledis4j.command.redis.ScanOptions.DEFAULT;
import static io.github.ledis4j.command.redis.ScanOptions.match;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.redis.RedisType;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.command.redis.sortedset.ScoredMember;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.scan.Recorder;
import io.github.ledis4j.options.Transport;
import io.github.ledis4j.scan.FieldValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Publishers of what a Redis holds, on every server over both protocols. */
class RedisScanTest {
  private static final int MANY = 3_000;
  private static final ScanOptions PAGES = DEFAULT.count(100);

  static Stream<Matrix.Way> ways() {
    return Matrix.ways().stream()
        .filter(way -> !way.isLedis() && way.transport() == Transport.EPOLL && way.unixSocket());
  }

  /** A database of its own for each test, so that all can run on one server. */
  private static RedisView<String, String> empty(RedisClient client, int database) {
    RedisView<String, String> view = client.withDatabase(database);
    view.flushdb().orTimeout(30, TimeUnit.SECONDS).join();
    return view;
  }

  private static Set<String> names(String prefix) {
    return IntStream.range(0, MANY)
        .mapToObj(i -> prefix + i)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_give_every_key_when_there_are_many(Matrix.Way way) {
    try (RedisClient client = way.redis()) {
      RedisView<String, String> view = empty(client, 5);
      Set<String> names = names("key:");
      view.batch(b -> names.forEach(name -> b.set(name, "v"))).join();
      view.sadd("set", "v").join();

      List<String> all = Recorder.all(view.scan(PAGES));
      Set<String> expected = new TreeSet<>(names);
      expected.add("set");
      assertEquals(expected, new TreeSet<>(all));
      assertEquals(all.size(), expected.size());
      assertEquals(List.of("set"), Recorder.all(view.scan(PAGES.type(RedisType.SET))));
      assertEquals(List.of("key:77"), Recorder.all(view.scan(match("key:77").count(10))));
      assertEquals(List.of(), Recorder.all(view.scan(match("none"))));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_give_every_element_when_there_are_many(Matrix.Way way) {
    try (RedisClient client = way.redis()) {
      RedisView<String, String> view = empty(client, 6);
      Set<String> names = names("member-");
      String[] members = names.toArray(String[]::new);
      view.sadd("s", members).join();
      Map<String, String> fields = new HashMap<>();
      names.forEach(name -> fields.put(name, name + "!"));
      view.hsetAll("h", fields).join();
      view.zadd("z", names.stream().map(name -> new ScoredMember<>(name, 0.25)).toList()).join();

      assertEquals(names, new TreeSet<>(Recorder.all(view.sscan("s", PAGES))));
      assertEquals(
          fields,
          Recorder.all(view.hscan("h", PAGES)).stream()
              .collect(Collectors.toMap(FieldValue::field, FieldValue::value, (a, b) -> a)));
      List<ScoredMember<String>> scored = Recorder.all(view.zscan("z", PAGES));
      assertEquals(names, scored.stream().map(ScoredMember::member).collect(Collectors.toSet()));
      assertEquals(
          Set.of(0.25), scored.stream().map(ScoredMember::score).collect(Collectors.toSet()));
      assertEquals(List.of("member-7"), Recorder.all(view.sscan("s", match("member-7"))));
      assertEquals(List.of(), Recorder.all(view.hscan("missing", PAGES)));
      withoutValues(way, view, names);
    }
  }

  /** Since Redis 7.4 and Valkey 8.0. */
  private static void withoutValues(
      Matrix.Way way, RedisView<String, String> view, Set<String> names) {
    if (way.server().equals("REDIS_8_2") || way.server().equals("VALKEY_9_1")) {
      assertEquals(names, new TreeSet<>(Recorder.all(view.hscanNoValues("h", PAGES))));
    } else {
      assertInstanceOf(
          ServerException.class,
          assertThrows(
                  CompletionException.class, () -> Recorder.all(view.hscanNoValues("h", PAGES)))
              .getCause());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_give_members_as_they_are_when_they_are_bytes(Matrix.Way way) {
    try (RedisClient client = way.redis()) {
      empty(client, 7);
      RedisView<byte[], byte[]> bytes = client.withDatabase(7).withCodecs(Codec.BYTES, Codec.BYTES);
      byte[] key = {0, '\r', '\n', (byte) 0xff};
      byte[][] members =
          IntStream.range(0, 256).mapToObj(i -> new byte[] {(byte) i}).toArray(byte[][]::new);
      bytes.sadd(key, members).join();

      byte[][] scanned = Recorder.all(bytes.sscan(key, DEFAULT.count(10))).toArray(byte[][]::new);
      Arrays.sort(scanned, (a, b) -> Byte.compareUnsigned(a[0], b[0]));
      assertArrayEquals(members, scanned);
      ScanOptions high =
          ScanOptions.matchBytes(new byte[] {'[', (byte) 0xf0, '-', (byte) 0xff, ']'});
      assertEquals(16, Recorder.all(bytes.sscan(key, high)).size());
      assertArrayEquals(key, Recorder.all(bytes.scan(DEFAULT)).get(0));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void should_fail_with_the_servers_error_when_the_key_holds_something_else(Matrix.Way way) {
    try (RedisClient client = way.redis()) {
      RedisView<String, String> view = empty(client, 8);
      view.set("text", "v").join();

      CompletionException failure =
          assertThrows(CompletionException.class, () -> Recorder.all(view.zscan("text", DEFAULT)));
      assertEquals("WRONGTYPE", assertInstanceOf(ServerException.class, failure.getCause()).code());
    }
  }
}
