package io.github.ledis4j.internal.pop;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.codec.UnexpectedReplyException;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.RecordingSink;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes that replies to BLPOP and BRPOP have. */
class PopReplyTest {
  private static @Nullable KeyValue<byte[], byte[]> read(String reply) {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    sink.willReply(reply);
    return sink.execute(Command.of(PopEnd.FRONT.pop, "k", 1).returning(PopReply.MAPPER)).join();
  }

  private static void reads(String key, String value, String reply) {
    KeyValue<byte[], byte[]> read = read(reply);
    assertNotNull(read);
    assertArrayEquals(key.getBytes(StandardCharsets.ISO_8859_1), read.key());
    assertArrayEquals(value.getBytes(StandardCharsets.ISO_8859_1), read.value());
  }

  @Test
  void should_read_key_and_value_when_they_are_nested_or_flat() {
    reads("k", "v", array(bulk("k"), array(bulk("k"), bulk("v"))));
    reads("k", "v", array(bulk("k"), bulk("v")));
  }

  @Test
  void should_keep_every_byte_when_the_value_is_binary_or_empty() {
    reads("k", "\0\r\n\u00ff", array(bulk("k"), array(bulk("k"), bulk("\0\r\n\u00ff"))));
    reads("k", "", array(bulk("k"), bulk("")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*-1\r\n", "$-1\r\n", "_\r\n"})
  void should_give_null_when_nothing_came_in_time(String reply) {
    assertNull(read(reply));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*0\r\n",
        "*1\r\n$1\r\nk\r\n",
        "*2\r\n$1\r\nk\r\n$-1\r\n",
        "*2\r\n$1\r\nk\r\n*1\r\n$1\r\nk\r\n",
        "+OK\r\n"
      })
  void should_refuse_a_reply_that_no_pop_has(String reply) {
    CompletionException failure = assertThrows(CompletionException.class, () -> read(reply));
    assertInstanceOf(UnexpectedReplyException.class, failure.getCause());
  }

  @Test
  void should_take_and_put_back_at_the_same_end() {
    assertEquals("BLPOP", PopEnd.FRONT.pop.name());
    assertEquals("LPUSH", PopEnd.FRONT.push.name());
    assertEquals("BRPOP", PopEnd.BACK.pop.name());
    assertEquals("RPUSH", PopEnd.BACK.push.name());
  }
}
