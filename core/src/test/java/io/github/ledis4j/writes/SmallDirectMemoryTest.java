package io.github.ledis4j.writes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.options.Transport;
import io.github.ledis4j.testkit.RedisServer;
import io.github.ledis4j.testkit.RedisVersion;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process with 16 MB of direct memory, as small containers have it. */
class SmallDirectMemoryTest {
  @RegisterExtension
  static final RedisServer REDIS = RedisServer.onFreePort().version(RedisVersion.REDIS_6_2);

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"NIO", "EPOLL"})
  void should_store_values_larger_than_the_direct_memory(Transport transport) throws Exception {
    String said = SmallDirectMemory.run(REDIS.uri(), transport.name());
    assertEquals(2, said.split("6 of 6 are right", -1).length - 1, said);
  }
}
