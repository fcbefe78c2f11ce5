package io.github.ledis4j.codec.internal;

import static io.github.ledis4j.codec.internal.Feed.latin1;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is large and read while it comes: memory, what codecs do meanwhile, and where it ends. */
class LargeReplyTest {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final BulkMapper<byte @Nullable []> BYTES =
      new ValueMapper<byte[], byte @Nullable []>(Codec.BYTES, () -> null);
  private static final ReplyMapper<List<?>> LIST = list(Codec.UTF_8);

  private static ReplyMapper<List<?>> list(Codec<String> codec) {
    ReplyMapper<?> value = new ValueMapper<String, @Nullable String>(codec, () -> null);
    return new Shape<>(value, value, values -> new ArrayList<>(Arrays.asList(values)));
  }

  private static byte[] content(int size) {
    byte[] content = new byte[size];
    for (int i = 0; i < size; i++) {
      content[i] = (byte) (i * 31 + (i >> 8));
    }
    return content;
  }

  private static byte[] bulk(byte[] content) {
    return latin1("$" + content.length + "\r\n" + new String(content, ISO_8859_1) + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {65_535, 65_536, 100_000, MEBIBYTE, MEBIBYTE + 1, 5 * MEBIBYTE + 3})
  void should_read_bytes_when_they_come_in_pieces(int size) {
    byte[] content = content(size);
    byte[] all = Feed.join(Feed.join(latin1("+a\r\n"), bulk(content)), bulk(content));
    for (int piece : new int[] {999, 65_536, 65_548, all.length}) {
      try (Feed<byte @Nullable []> feed = new Feed<>(Parser.OWN, ReplyLimits.REDIS, BYTES)) {
        feed.inPieces(all, piece);
        assertEquals(List.of(), feed.failures());
        assertEquals(3, feed.values().size());
        assertArrayEquals(content, feed.values().get(1));
        assertArrayEquals(content, feed.values().get(2));
      }
    }
  }

  @Test
  void should_read_bytes_when_they_are_split_around_an_end() {
    byte[] content = content(65_536);
    byte[] all = Feed.join(bulk(content), latin1("$1\r\na\r\n"));
    int last = all.length - 9;
    for (int at : new int[] {1, 3, 7, 8, 9, 10, last - 1, last, last + 1, last + 2, last + 3}) {
      try (Feed<byte @Nullable []> feed = new Feed<>(Parser.OWN, ReplyLimits.REDIS, BYTES)) {
        feed.bytes(all, 0, at).bytes(all, at, at + 1).bytes(all, at + 1, all.length);
        assertEquals(List.of(), feed.failures());
        assertArrayEquals(content, feed.values().get(0));
        assertArrayEquals(latin1("a"), feed.values().get(1));
      }
    }
  }

  @Test
  void should_read_large_bytes_in_every_way_when_a_mapper_wants_them() {
    BulkMapper<List<Object>> mapper =
        new BulkMapper<>() {
          @Override
          public List<Object> map(ReplyReader reply) {
            assertEquals(65_536, String.valueOf(reply.text()).length());
            byte[] first = reply.bytes();
            ((Frame) reply).rewind();
            byte[] second = reply.bytes();
            assertNotSame(first, second, "each its own");
            assertArrayEquals(first, second);
            assertEquals(65_536 + 10, ((Frame) reply).frameBytes());
            return List.of(Reply.of(reply));
          }

          @Override
          public List<Object> bulk(byte[] source, int offset, int length) {
            throw new AssertionError("no element");
          }

          @Override
          public boolean keepsBytes() {
            return true;
          }
        };
    byte[] content = new byte[65_536];
    try (Feed<List<Object>> feed = new Feed<>(Parser.OWN, ReplyLimits.REDIS, mapper)) {
      feed.inPieces(bulk(content), 10_000);
      assertEquals(List.of(), feed.failures());
      assertEquals(List.of(List.of(Samples.bulk(new String(content, ISO_8859_1)))), feed.values());
    }
  }

  @Test
  void should_be_malformed_when_large_bytes_do_not_end_where_they_should() {
    byte[] bytes = bulk(content(70_000));
    bytes[bytes.length - 1] = 'x';
    try (Feed<byte @Nullable []> feed = new Feed<>(Parser.OWN, ReplyLimits.REDIS, BYTES)) {
      feed.inPieces(bytes, 60_000);
      assertEquals("bulk string does not end where its length says", feed.malformed());
    }
  }

  @Test
  void should_copy_large_bytes_once() {
    byte[] all = bulk(content(MEBIBYTE));
    taken(BYTES, all, 60_000);
    long taken = taken(BYTES, all, 60_000);
    assertTrue(taken < MEBIBYTE + 200_000, taken + " bytes taken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$1000000000 ", "$70000 ", "*16777216 ", "%8000000 $1 a "})
  void should_take_little_memory_when_much_is_only_announced(String announced) {
    byte[] bytes = Feed.join(latin1(announced.replace(" ", "\r\n")), new byte[0]);
    ReplyMapper<?> mapper = announced.startsWith("$") ? BYTES : LIST;
    taken(mapper, bytes, 100);
    long taken = taken(mapper, bytes, 100);
    assertTrue(taken < MEBIBYTE + 200_000, taken + " bytes taken");
  }

  private static long taken(ReplyMapper<?> mapper, byte[] bytes, int size) {
    try (Feed<?> feed = new Feed<>(Parser.OWN, ReplyLimits.LEDIS, mapper)) {
      var context = feed.channel().pipeline().context(ReplyDecoder.class);
      ReplyDecoder decoder = (ReplyDecoder) context.handler();
      long before = Allocation.bytes();
      for (int from = 0; from < bytes.length; from += size) {
        int to = Math.min(bytes.length, from + size);
        decoder.channelRead(context, Unpooled.wrappedBuffer(bytes, from, to - from));
      }
      assertEquals(List.of(), feed.failures());
      return Allocation.bytes() - before;
    }
  }

  @Test
  void should_hold_no_more_than_an_element_when_a_list_comes_in_pieces() {
    byte[] bytes = latin1("*200000\r\n" + "$5\r\nhello\r\n".repeat(200_000));
    try (Feed<?> feed = new Feed<>(Parser.OWN, ReplyLimits.REDIS, LIST)) {
      feed.inPieces(bytes, 1_000);
      assertEquals(1, feed.values().size());
      long moved = feed.channel().pipeline().get(ReplyDecoder.class).moved();
      assertTrue(moved < bytes.length / 50, moved + " bytes moved of " + bytes.length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16_383, 16_384, 16_385, 32_768, 100_001})
  void should_read_all_elements_in_their_order_when_they_are_many(int size) {
    StringBuilder bytes = new StringBuilder("*" + size + "\r\n");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String element = Integer.toString(100_000 + i);
      bytes.append("$6\r\n").append(element).append("\r\n");
      expected.add(element);
    }
    for (ReplyMapper<?> known : Arrays.asList(LIST, null)) {
      try (Feed<List<?>> feed = new Feed<>(Parser.OWN, ReplyLimits.REDIS, LIST, known)) {
        feed.inPieces(latin1(bytes.toString()), 50_000);
        assertEquals(List.of(expected), feed.values());
      }
    }
  }

  @Test
  void should_be_in_the_middle_of_a_reply_until_it_is_whole() {
    for (String reply : List.of("*2\r\n$1\r\na\r\n$1\r\nb\r\n", "*1\r\n:1\r\n")) {
      byte[] bytes = latin1(reply);
      try (Feed<?> feed = new Feed<>(Parser.OWN, ReplyLimits.REDIS, LIST)) {
        ReplyDecoder decoder = feed.channel().pipeline().get(ReplyDecoder.class);
        assertFalse(decoder.isMidReply());
        for (int i = 0; i < bytes.length - 1; i++) {
          feed.bytes(bytes, i, i + 1);
          assertTrue(decoder.isMidReply());
        }
        feed.bytes(bytes, bytes.length - 1, bytes.length);
        assertFalse(decoder.isMidReply());
      }
    }
  }

  @Test
  void should_hand_on_nothing_when_a_codec_closes_the_channel() {
    AtomicReference<Feed<?>> self = new AtomicReference<>();
    Codec<String> closing =
        Codec.of(
            text -> latin1(text),
            bytes -> {
              self.get().channel().close();
              self.get().channel().runPendingTasks();
              return "closed";
            });
    try (Feed<?> feed = new Feed<>(Parser.OWN, ReplyLimits.REDIS, list(closing))) {
      self.set(feed);
      feed.bytes("*2\r\n$1\r\na\r\n$1\r\nb\r\n+OK\r\n$5\r\nhe");
      assertEquals(List.of(), feed.values());
      assertEquals(List.of(), feed.failures());
    }
  }

  @Test
  void should_keep_the_reply_when_a_codec_makes_other_channels_decode() {
    AtomicReference<Feed<?>> self = new AtomicReference<>();
    try (Feed<Reply> other = Feed.of(Parser.OWN)) {
      Codec<String> busy =
          Codec.of(
              text -> latin1(text),
              bytes -> {
                String before = new String(bytes, ISO_8859_1);
                if (before.equals("a")) {
                  other.bytes("*2\r\n$5\r\nother\r\n$3\r\nha").bytes("!\r\n");
                  var more = Unpooled.wrappedBuffer(latin1("\nd\r\n*1\r\n$1\r\nc\r\n"));
                  self.get().channel().pipeline().fireChannelRead(more);
                }
                return before;
              });
      try (Feed<List<?>> feed = new Feed<>(Parser.OWN, ReplyLimits.REDIS, list(busy))) {
        self.set(feed);
        feed.bytes("*3\r\n$1\r\na\r\n$1\r\nb\r\n$1\r");
        assertEquals(List.of(), feed.failures());
        assertEquals(List.of(List.of("a", "b", "d"), List.of("c")), feed.values());
        Reply read = Samples.array(Samples.bulk("other"), Samples.bulk("ha!"));
        assertEquals(List.of(read), other.values());
      }
    }
  }
}
