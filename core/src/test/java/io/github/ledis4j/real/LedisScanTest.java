package io.github.ledis4j.real;

import static io.github.ledis4j.command.ledis.LedisScanOptions.DEFAULT;
import static io.github.ledis4j.command.ledis.LedisScanOptions.match;
import static io.github.ledis4j.command.ledis.LedisScanOptions.matchRegex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.LedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.ledis.LedisScanOptions;
import io.github.ledis4j.command.ledis.LedisScoredMember;
import io.github.ledis4j.command.ledis.LedisType;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.internal.scan.Recorder;
import io.github.ledis4j.scan.FieldValue;
import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import io.github.ledis4j.testkit.LedisServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishers of what a LedisDB holds. */
class LedisScanTest {
  private static final int MANY = 12_345;

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private final LedisClient client = LedisClient.create(LEDIS.uri());

  @BeforeEach
  void empty() {
    client.flushall().join();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1_000, MANY, 100_000})
  void should_give_every_key_once_in_order_when_there_are_many(int count) {
    List<String> names = many();

    assertEquals(names, Recorder.all(client.scan(LedisType.KV, DEFAULT.count(count))));
  }

  @Test
  void should_give_keys_from_the_last_when_descending() {
    List<String> names = new ArrayList<>(many());
    Collections.reverse(names);

    assertEquals(names, Recorder.all(client.scan(LedisType.KV, DEFAULT.count(1_000).descending())));
  }

  @ParameterizedTest
  @EnumSource(LedisType.class)
  void should_give_the_keys_of_one_key_space_only_when_all_have_some(LedisType type) {
    client.set("KV", "v").join();
    client.rpush("LIST", "v").join();
    client.hset("HASH", "f", "v").join();
    client.sadd("SET", "v").join();
    client.zadd("ZSET", List.of(new LedisScoredMember<>("v", 1))).join();

    assertEquals(List.of(type.name()), Recorder.all(client.scan(type, DEFAULT)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "a.b a.b",
        "a\\*b a*b",
        "a\\[b a[b",
        "a[[]b a[b",
        "a^b$ a^b$",
        "a+b a+b",
        "a{2} a{2}",
        "(a|b) (a|b)",
        "a\\\\b a\\b",
        "a[-]b a-b",
        "gr[ü]?e grüße",
        "*😀 smile😀",
        "[^ags(0]* #1",
      })
  void should_give_the_one_key_when_glob_holds_special_characters(String glob, String key) {
    List<String> keys =
        List.of(
            "a.b", "a*b", "a[b", "a^b$", "a+b", "a{2}", "(a|b)", "a\\b", "a-b", "grüße", "smile😀",
            "#1", "0", "a\r\nb", "aab", "ab");
    keys.forEach(each -> client.set(each, "v").join());

    assertEquals(List.of(key), Recorder.all(client.scan(LedisType.KV, match(glob))));
  }

  @Test
  void should_match_as_a_whole_when_pattern_is_a_glob_and_anywhere_when_it_is_a_regex() {
    for (String key : List.of("k", "k1", "xk1", "k1\n")) {
      client.set(key, "v").join();
    }

    assertEquals(List.of("k1"), keys(match("k1")));
    assertEquals(List.of("k", "k1", "k1\n"), keys(match("k*")));
    assertEquals(List.of("k1\n"), keys(match("k1\n")));
    assertEquals(List.of("k1", "k1\n", "xk1"), keys(matchRegex("k1")));
    assertEquals(List.of("k", "k1"), keys(matchRegex("^k[12]?$")));
    assertEquals(List.of(), keys(match("")));
  }

  @Test
  void should_fail_and_leave_the_connection_usable_when_regex_is_malformed() {
    Recorder<String> recorder = new Recorder<>(1);
    client.scan(LedisType.KV, matchRegex("(")).subscribe(recorder);

    CompletionException failure =
        assertThrows(CompletionException.class, () -> recorder.end().join());
    assertInstanceOf(ServerException.class, failure.getCause());
    assertEquals("PONG", client.ping().join());
    assertEquals(1, client.statistics().shared().connected());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000})
  void should_give_members_as_they_are_when_they_are_bytes(int count) {
    LedisView<byte[], byte[]> bytes = client.withCodecs(Codec.BYTES, Codec.BYTES);
    byte[] key = {0, '\r', '\n', (byte) 0xff};
    byte[][] members =
        IntStream.range(0, 256).mapToObj(i -> new byte[] {(byte) i}).toArray(byte[][]::new);
    bytes.sadd(key, members).join();

    List<byte[]> scanned = Recorder.all(bytes.sscan(key, DEFAULT.count(count)));

    assertArrayEquals(members, scanned.toArray(byte[][]::new));
    assertArrayEquals(key, Recorder.all(bytes.scan(LedisType.SET, DEFAULT)).get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void should_go_on_when_an_element_is_named_zero(int count) {
    LedisScanOptions options = DEFAULT.count(count);
    client.hmset("h", Map.of("0", "zero", "1", "one")).join();
    client.sadd("s", "0", "1", "2").join();
    client
        .zadd("z", List.of(new LedisScoredMember<>("0", 5), new LedisScoredMember<>("1", -7)))
        .join();

    assertEquals(
        List.of(new FieldValue<>("0", "zero"), new FieldValue<>("1", "one")),
        Recorder.all(client.hscan("h", options)));
    assertEquals(List.of("0", "1", "2"), Recorder.all(client.sscan("s", options)));
    assertEquals(
        List.of(new LedisScoredMember<>("0", 5), new LedisScoredMember<>("1", -7)),
        Recorder.all(client.zscan("z", options)));
    assertEquals(
        List.of(new LedisScoredMember<>("1", -7), new LedisScoredMember<>("0", 5)),
        Recorder.all(client.zscan("z", options.descending())));
  }

  @Test
  void should_complete_with_nothing_when_the_key_is_missing() {
    assertEquals(List.of(), Recorder.all(client.hscan("missing", DEFAULT)));
    assertEquals(List.of(), Recorder.all(client.sscan("missing", DEFAULT)));
    assertEquals(List.of(), Recorder.all(client.zscan("missing", DEFAULT)));
    assertEquals(List.of(), Recorder.all(client.scan(LedisType.KV, DEFAULT)));
  }

  @Test
  void should_go_on_where_it_was_when_the_cursor_was_kept() {
    List<String> names = many();
    LedisScanOptions options = DEFAULT.count(1_000);
    ScanPage<String> first = client.xscanPage(LedisType.KV, ScanCursor.START, options).join();
    byte[] kept = first.cursor().bytes();

    List<String> all = new ArrayList<>(first.items());
    try (LedisClient other = LedisClient.create(LEDIS.uri())) {
      ScanPage<String> page = first;
      ScanCursor cursor = ScanCursor.of(kept);
      while (!page.isLast()) {
        page = other.xscanPage(LedisType.KV, cursor, options).join();
        all.addAll(page.items());
        cursor = page.cursor();
      }
    }

    assertEquals(names, all);
  }

  private List<String> keys(LedisScanOptions options) {
    Flow.Publisher<String> keys = client.scan(LedisType.KV, options);
    return Recorder.all(keys);
  }

  /** Stores many keys; their names have different lengths, and are given in order. */
  private List<String> many() {
    String[] names = new String[MANY];
    for (int i = 0; i < MANY; i++) {
      names[i] = "key:" + i;
    }
    client.batch(batch -> Arrays.stream(names).forEach(name -> batch.set(name, "v"))).join();
    Arrays.sort(names);
    return List.of(names);
  }
}
