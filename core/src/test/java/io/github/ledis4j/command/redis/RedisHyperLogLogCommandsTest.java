package io.github.ledis4j.command.redis;

import io.github.ledis4j.command.CommandTable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RedisHyperLogLogCommandsTest {

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_elements_are_counted() {
    return new CommandTable<RedisHyperLogLogCommands<String, String>>(
            RedisHyperLogLogCommands.class)
        .row("PFADD k a b", c -> c.pfadd("k", "a", "b"), ":1\r\n", true)
        .row("PFADD k", c -> c.pfadd("k"), ":0\r\n", false)
        .row("PFADD k a b", c -> c.pfadd("k", List.of("a", "b")), ":1\r\n", true)
        .nulls("PFADD", c -> c.pfadd("k", "a", null))
        .row("PFCOUNT k l", c -> c.pfcount("k", "l"), ":2\r\n", 2L)
        .row("PFCOUNT k l", c -> c.pfcount(List.of("k", "l")), ":2\r\n", 2L)
        .refused("PFCOUNT", c -> c.pfcount(List.of()), "at least one key is needed")
        .refused("PFCOUNT", c -> c.pfcount(), "at least one key is needed")
        .row("PFMERGE d k l", c -> c.pfmerge("d", "k", "l"), "+OK\r\n", null)
        .row("PFMERGE d", c -> c.pfmerge("d"), "+OK\r\n", null)
        .row("PFMERGE d k l", c -> c.pfmerge("d", List.of("k", "l")), "+OK\r\n", null)
        .nulls("PFMERGE", c -> c.pfmerge(null, "k"))
        .tests();
  }
}
