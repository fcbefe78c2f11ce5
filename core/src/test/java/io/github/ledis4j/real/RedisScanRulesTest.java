package io.github.ledis4j.real;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.redis.ScanOptions;
import io.github.ledis4j.internal.scan.PublisherRules;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Reactive Streams TCK against scans of a Redis. */
@Tag("slow")
@Tag("any-jvm")
class RedisScanRulesTest {
  private static final ScanOptions PAGES = ScanOptions.DEFAULT.count(3);
  private static final long ENOUGH = 1_000;

  /** Redis 6.2 keeps a set of texts in a table from the first element on, so that it has pages. */
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_6_2);

  private static RedisClient client;

  @BeforeAll
  static void connect() {
    client = RedisClient.create(REDIS.uri());
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @TestFactory
  Stream<DynamicTest> should_keep_the_rules_when_a_set_is_scanned() {
    RedisView<String, Long> numbers = client.withCodecs(Codec.UTF_8, new Numbers());
    return PublisherRules.of(elements -> publisher(numbers, elements), Integer.MAX_VALUE);
  }

  /** The rule that wants a set of more than a few elements looks at the first ten only. */
  private static Flow.Publisher<Long> publisher(RedisView<String, Long> numbers, long elements) {
    long size = Math.min(elements, ENOUGH);
    String key = "set-of-" + size;
    if (size > 0) {
      numbers.sadd(key, LongStream.range(0, size).boxed().toArray(Long[]::new)).join();
    }
    return numbers.sscan(key, PAGES);
  }

  private static final class Numbers implements Codec<Long> {
    @Override
    public int size(Long value) {
      return Long.BYTES;
    }

    @Override
    public void write(Long value, byte[] target, int offset) {
      ByteBuffer.wrap(target).putLong(offset, value);
    }

    @Override
    public Long read(byte[] source, int offset, int length) {
      return ByteBuffer.wrap(source).getLong(offset);
    }
  }
}
