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
  interface Everything<K, V> extends RedisCommands<K, V>, BloomFilterCommands<K, V> {}

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_family_is_one_more_file() {
    return new CommandTable<BloomFilterCommands<String, String>>(BloomFilterCommands.class)
        .row("BF.ADD k a", c -> c.bfAdd("k", "a"), ":1\r\n", true)
        .row(
            "BF.MEXISTS k a b",
            c -> c.bfMexists("k", "a", "b"),
            "*2\r\n#t\r\n#f\r\n",
            List.of(true, false))
        .tests();
  }

  @Test
  void should_share_one_sink_when_family_stands_beside_others() {
    RecordingSink<String, byte[]> sink =
        new RecordingSink<>(new Format<>(Codec.UTF_8, Codec.BYTES));
    Everything<String, byte[]> surface = sink.as(Everything.class);

    surface.set("k", new byte[] {1});
    surface.bfMexists("k", new byte[] {'a'}, new byte[] {'b'});

    assertEquals(List.of("BF.MEXISTS", "k", "a", "b"), sink.lastWords());
    assertEquals(2, sink.size());
  }
}
