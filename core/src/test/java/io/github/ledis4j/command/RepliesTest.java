package io.github.ledis4j.command;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.UnexpectedReplyException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {
  private static final ReplyMapper<String> TEXT = Replies.required(Codec.UTF_8);
  private static final String PAIR = array(bulk("a"), bulk("b"));

  private final RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);

  private <T> T read(ReplyMapper<T> mapper, String reply) {
    sink.willReply(reply);
    return sink.execute(Command.of("ANY").returning(mapper)).join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*2\r\n$1\r\na\r\n$1\r\nb\r\n", "*0\r\n", "*-1\r\n", "_\r\n"})
  void should_give_a_collection_that_cannot_be_changed_whatever_the_reply(String reply) {
    List<String> list = read(Replies.list(TEXT), reply);
    Set<String> set = read(Replies.set(TEXT), reply);
    Map<String, String> map = read(Replies.map(TEXT, TEXT), reply);

    assertThrows(UnsupportedOperationException.class, () -> list.add("c"));
    assertThrows(UnsupportedOperationException.class, () -> set.add("c"));
    assertThrows(UnsupportedOperationException.class, () -> map.put("c", "d"));
    assertNull(map.get(null), "what is not there may be asked for");
  }

  @Test
  void should_keep_what_the_server_said_when_it_cannot_be_changed() {
    assertEquals(List.of("a", "b"), read(Replies.list(TEXT), PAIR));
    assertEquals(Set.of("a", "b"), read(Replies.set(TEXT), PAIR));
    assertEquals(Map.of("a", "b"), read(Replies.map(TEXT, TEXT), PAIR));
  }

  @Test
  void should_be_done_when_the_server_says_ok() {
    assertNull(read(Replies.done(), "+OK\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+QUEUED\r\n", "$-1\r\n", ":1\r\n"})
  void should_not_pass_for_done_when_the_server_says_something_else(String reply) {
    var failure =
        assertThrows(CompletionException.class, () -> read(Replies.done(), reply)).getCause();
    assertInstanceOf(UnexpectedReplyException.class, failure);
  }
}
