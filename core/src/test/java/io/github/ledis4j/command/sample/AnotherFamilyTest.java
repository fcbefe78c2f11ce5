package io.github.ledis4j.command.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import io.github.ledis4j.command.redis.RedisCommands;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AnotherFamilyTest {

  /** What a user with a family of their own declares. */
  interface Everything<K, V> extends RedisCommands<K, V>, HyperLogLogCommands<K, V> {}

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_family_is_one_more_file() {
    return new CommandTable<HyperLogLogCommands<String, String>>(HyperLogLogCommands.class)
        .row("PFADD k a b", c -> c.pfadd("k", "a", "b"), ":1\r\n", true)
        .row("PFCOUNT k l", c -> c.pfcount("k", "l"), ":2\r\n", 2L)
        .tests();
  }

  @Test
  void should_share_one_sink_when_family_stands_beside_others() {
    RecordingSink<String, byte[]> sink =
        new RecordingSink<>(new Format<>(Codec.UTF_8, Codec.BYTES));
    Everything<String, byte[]> surface = sink.as(Everything.class);

    surface.set("k", new byte[] {1});
    surface.pfadd("k", new byte[] {'a'}, new byte[] {'b'});

    assertEquals(List.of("PFADD", "k", "a", "b"), sink.lastWords());
    assertEquals(2, sink.size());
  }
}
