package io.github.ledis4j.real;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.LedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.ledis.LedisScanOptions;
import io.github.ledis4j.internal.scan.PublisherRules;
import io.github.ledis4j.testkit.LedisServer;
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

/** The Reactive Streams TCK against scans of a LedisDB. */
@Tag("slow")
@Tag("any-jvm")
class LedisScanRulesTest {
  private static final LedisScanOptions PAGES = LedisScanOptions.DEFAULT.count(3);
  private static final long ENOUGH = 1_000;

  @RegisterExtension static final LedisServer LEDIS = LedisServer.onFreePort();

  private static LedisClient client;

  @BeforeAll
  static void connect() {
    client = LedisClient.create(LEDIS.uri());
  }

  @AfterAll
  static void close() {
    client.close();
  }

  @TestFactory
  Stream<DynamicTest> should_keep_the_rules_when_a_set_is_scanned() {
    LedisView<String, Long> numbers = client.withCodecs(Codec.UTF_8, new Numbers());
    return PublisherRules.of(elements -> publisher(numbers, elements), Integer.MAX_VALUE);
  }

  /** The rule that wants a set of more than a few elements looks at the first ten only. */
  private static Flow.Publisher<Long> publisher(LedisView<String, Long> numbers, long elements) {
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
