package io.github.ledis4j.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.CodecException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandEncoderTest {
  private static final byte[] SET = CommandEncoder.bulk("SET");
  private static final byte[] ECHO = CommandEncoder.bulk("ECHO");

  @Test
  void should_pack_exact_bytes_when_arguments_are_of_every_type() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {'x', 'b', 'u', 'f', 'x'}, 1, 3);
    byte[] packed =
        CommandEncoder.begin(SET, 1, 7)
            .add("k\u00e9y")
            .add(new byte[] {0, '\r', '\n'})
            .add(buffer)
            .add(-42)
            .add(1.5)
            .add("", Codec.UTF_8)
            .encoded(CommandEncoder.bulk("NX"))
            .end();
    assertEquals(
        "*8\r\n$3\r\nSET\r\n$4\r\nk\u00e9y\r\n$3\r\n\0\r\n\r\n$3\r\nbuf\r\n$3\r\n-42\r\n"
            + "$3\r\n1.5\r\n$0\r\n\r\n$2\r\nNX\r\n",
        new String(packed, UTF_8));
    assertEquals(3, buffer.remaining());
  }

  @Test
  void should_leave_large_values_where_they_are_when_the_codec_wraps() {
    byte[] large = new byte[40_000];
    byte[] larger = new byte[50_000];
    CommandEncoder encoder =
        CommandEncoder.begin(SET, 1, 5)
            .add("k")
            .addValue(large, Codec.WRAPPED_BYTES)
            .addValue(new byte[] {'x'}, Codec.WRAPPED_BYTES)
            .addValue(larger, Codec.WRAPPED_BYTES)
            .add(7);
    byte[][] pieces = encoder.endInPieces();
    assertNotNull(pieces);
    assertEquals(5, pieces.length);
    assertEquals("*6\r\n$3\r\nSET\r\n$1\r\nk\r\n$40000\r\n", new String(pieces[0], UTF_8));
    assertSame(large, pieces[1]);
    assertEquals("\r\n$1\r\nx\r\n$50000\r\n", new String(pieces[2], UTF_8));
    assertSame(larger, pieces[3]);
    assertEquals("\r\n$1\r\n7\r\n", new String(pieces[4], UTF_8));
  }

  @Test
  void should_forget_pieces_of_a_command_that_was_given_up() {
    CommandEncoder.begin(SET, 1, 2).addValue(new byte[40_000], Codec.WRAPPED_BYTES);
    assertNull(CommandEncoder.begin(ECHO, 1, 1).add("x").endInPieces());
    assertEquals("x", echoed(e -> e.add("x")));
    assertEquals("copied", echoed(e -> e.addValue("copied", Codec.UTF_8)));
    byte[] bytes = new byte[40_000];
    assertNull(CommandEncoder.begin(ECHO, 1, 1).addValue(bytes, Codec.BYTES).endInPieces());
  }

  @Test
  void should_read_direct_and_read_only_buffers() {
    ByteBuffer direct = ByteBuffer.allocateDirect(2).put((byte) 'a').put((byte) 'b').flip();
    assertEquals("ab", echoed(e -> e.add(direct)));
    assertEquals("ab", echoed(e -> e.add(direct.asReadOnlyBuffer())));
  }

  @Test
  void should_pack_name_alone_when_there_are_no_arguments() {
    assertEquals(
        "*1\r\n$4\r\nPING\r\n",
        new String(CommandEncoder.begin(CommandEncoder.bulk("PING"), 1, 0).end(), UTF_8));
  }

  @Test
  void should_count_every_word_when_the_name_has_two() {
    byte[] name = "$6\r\nCONFIG\r\n$3\r\nGET\r\n".getBytes(UTF_8);
    assertEquals(
        "*3\r\n$6\r\nCONFIG\r\n$3\r\nGET\r\n$1\r\n*\r\n",
        new String(CommandEncoder.begin(name, 2, 1).add("*").end(), UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        9,
        10,
        99,
        100,
        -1,
        -9,
        -10,
        999_999_999_999_999_999L,
        1_000_000_000_000_000_000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        Integer.MIN_VALUE
      })
  void should_write_digits_when_argument_is_an_integer(long value) {
    assertEquals(Long.toString(value), echoed(e -> e.add(value)));
  }

  @Test
  void should_write_digits_at_every_power_of_ten() {
    for (long power = 1; power > 0 && power <= 1_000_000_000_000_000_000L; power *= 10) {
      for (long value : new long[] {power - 1, power, power + 1, -power, 1 - power}) {
        assertEquals(Long.toString(value), echoed(e -> e.add(value)));
      }
      if (power == 1_000_000_000_000_000_000L) {
        return;
      }
    }
  }

  @Test
  void should_write_what_servers_read_when_argument_is_a_double() {
    assertEquals("3", echoed(e -> e.add(3.0)));
    assertEquals("0", echoed(e -> e.add(-0.0)));
    assertEquals("0.1", echoed(e -> e.add(0.1)));
    assertEquals("1.0E15", echoed(e -> e.add(1e15)));
    assertEquals("inf", echoed(e -> e.add(Double.POSITIVE_INFINITY)));
    assertEquals("-inf", echoed(e -> e.add(Double.NEGATIVE_INFINITY)));
    assertThrows(
        IllegalArgumentException.class, () -> CommandEncoder.begin(ECHO, 1, 1).add(Double.NaN));
  }

  @Test
  void should_take_any_argument_when_its_type_is_known_at_run_time() {
    assertEquals("text", echoed(e -> e.addAny("text")));
    assertEquals("b", echoed(e -> e.addAny(new byte[] {'b'})));
    assertEquals("b", echoed(e -> e.addAny(ByteBuffer.wrap(new byte[] {'b'}))));
    assertEquals("5", echoed(e -> e.addAny(5L)));
    assertEquals("5", echoed(e -> e.addAny(5)));
    assertEquals("5", echoed(e -> e.addAny((short) 5)));
    assertEquals("5", echoed(e -> e.addAny((byte) 5)));
    assertEquals("2.5", echoed(e -> e.addAny(2.5)));
    assertEquals("2.5", echoed(e -> e.addAny(2.5f)));
    assertEquals("0.1", echoed(e -> e.addAny(0.1f)));
    assertEquals("7", echoed(e -> e.addAny(7f)));
    assertEquals("-inf", echoed(e -> e.addAny(Float.NEGATIVE_INFINITY)));
    assertEquals(
        "18446744073709551616", echoed(e -> e.addAny(new BigInteger("18446744073709551616"))));
    assertEquals("0.10", echoed(e -> e.addAny(new BigDecimal("0.10"))));
    assertEquals("1200", echoed(e -> e.addAny(new BigDecimal("1.2E+3"))));
  }

  @Test
  void should_refuse_argument_when_it_is_of_no_known_type() {
    for (Object value : new Object[] {true, 'c', List.of("a"), new int[0]}) {
      CommandEncoder encoder = CommandEncoder.begin(ECHO, 1, 1);
      assertThrows(IllegalArgumentException.class, () -> encoder.addAny(value));
    }
    assertThrows(
        IllegalArgumentException.class, () -> CommandEncoder.begin(ECHO, 1, 1).addAny(Float.NaN));
  }

  @Test
  @SuppressWarnings("NullAway")
  void should_refuse_argument_when_it_is_null() {
    assertThrows(
        NullPointerException.class, () -> CommandEncoder.begin(ECHO, 1, 1).add((String) null));
    assertThrows(
        NullPointerException.class, () -> CommandEncoder.begin(ECHO, 1, 1).add((byte[]) null));
    assertThrows(
        NullPointerException.class, () -> CommandEncoder.begin(ECHO, 1, 1).add((ByteBuffer) null));
    assertThrows(NullPointerException.class, () -> CommandEncoder.begin(ECHO, 1, 1).addAny(null));
    assertEquals("next", echoed(e -> e.add("next")));
  }

  @Test
  void should_refuse_text_when_a_surrogate_is_alone() {
    for (String text : new String[] {"\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d", "é\ud83d"}) {
      assertThrows(CodecException.class, () -> CommandEncoder.begin(ECHO, 1, 1).add(text));
    }
    assertEquals("\ud83d\ude00", echoed(e -> e.add("\ud83d\ude00")));
  }

  @Test
  void should_pack_long_text_as_it_packs_short_text() {
    for (int before = 0; before < 300; before += before < 40 ? 1 : 37) {
      for (String end : new String[] {"", "?", "a?b", "é", "\u20ac?", "\ud83d\ude00", "\uffff"}) {
        String text = "v".repeat(before) + end + "w".repeat(before % 9);
        assertEquals(text, echoed(e -> e.add(text)));
      }
      for (String half : new String[] {"\ud83d", "\ude00", "\ud83d?", "?\ude00", "é\ud83f"}) {
        String text = "v".repeat(before) + half + "w".repeat(before % 9);
        assertThrows(CodecException.class, () -> CommandEncoder.begin(ECHO, 1, 1).add(text));
      }
    }
  }

  @Test
  void should_refuse_to_end_when_the_number_of_arguments_differs() {
    assertThrows(IllegalStateException.class, () -> CommandEncoder.begin(SET, 1, 2).add("a").end());
    assertThrows(
        IllegalStateException.class, () -> CommandEncoder.begin(SET, 1, 1).add("a").add("b").end());
    assertEquals("next", echoed(e -> e.add("next")));
  }

  @Test
  void should_leave_the_next_command_intact_when_a_codec_throws_midway() {
    Codec<String> failing =
        new Nested(
            value -> {
              throw new IllegalStateException("from the codec");
            });
    for (int i = 0; i < 3; i++) {
      assertThrows(
          IllegalStateException.class,
          () -> CommandEncoder.begin(SET, 1, 2).add("key").add("value", failing));
      assertEquals("next", echoed(e -> e.add("next")));
    }
  }

  @Test
  void should_keep_commands_apart_when_a_codec_packs_one_itself() {
    Codec<String> nested = new Nested(value -> echoed(e -> e.add("inner " + value)));
    assertEquals("inner outer", echoed(e -> e.add("outer", nested)));
    assertEquals("inner again", echoed(e -> e.add("again", nested)));
  }

  @Test
  void should_pack_exactly_when_arguments_are_large() {
    for (int size : new int[] {400, 511, 512, 513, 32 * 1024, 64 * 1024, 1024 * 1024}) {
      String large = "x".repeat(size);
      assertEquals(large, echoed(e -> e.add(large)));
      byte[] packed = CommandEncoder.begin(SET, 1, 2).add(large).add("small").end();
      assertTrue(new String(packed, UTF_8).endsWith("$5\r\nsmall\r\n"));
      assertEquals("next", echoed(e -> e.add("next")));
    }
  }

  @Test
  void should_not_touch_a_packed_command_when_another_is_packed() {
    byte[] first = CommandEncoder.begin(SET, 1, 1).add("x".repeat(1024 * 1024)).end();
    byte[] copy = first.clone();
    for (int i = 0; i < 10; i++) {
      CommandEncoder.begin(ECHO, 1, 1).add("y".repeat(100_000)).end();
    }
    assertArrayEquals(copy, first);
  }

  @Test
  void should_pack_each_command_of_its_own_when_many_threads_pack() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        String mark = "thread " + thread + " ";
        done.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 2_000; i++) {
                    String text = mark + "x".repeat(i % 700);
                    assertEquals(text, echoed(e -> e.add(text)));
                  }
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void should_work_on_when_one_thread_begins_and_another_ends() throws Exception {
    CommandEncoder begun = CommandEncoder.begin(ECHO, 1, 1);
    Thread other = new Thread(() -> begun.add("there").end());
    other.start();
    other.join();
    assertEquals("here", echoed(e -> e.add("here")));
  }

  /** Packs an ECHO, and gives back its argument after checking all that stands around it. */
  private static String echoed(UnaryOperator<CommandEncoder> argument) {
    String packed = new String(argument.apply(CommandEncoder.begin(ECHO, 1, 1)).end(), UTF_8);
    String head = "*2\r\n$4\r\nECHO\r\n$";
    assertTrue(packed.startsWith(head), packed);
    int line = packed.indexOf("\r\n", head.length());
    String content = packed.substring(line + 2, packed.length() - 2);
    int size = Integer.parseInt(packed.substring(head.length(), line));
    assertEquals(content.getBytes(UTF_8).length, size);
    assertTrue(packed.endsWith("\r\n"));
    return content;
  }

  private record Nested(UnaryOperator<String> encoding) implements Codec<String> {
    @Override
    public int size(String value) {
      // As large as whatever the encoding of a value here: the texts are chosen so.
      return "inner ".length() + value.length();
    }

    @Override
    public void write(String value, byte[] target, int offset) {
      Codec.UTF_8.write(encoding.apply(value), target, offset);
    }

    @Override
    public String read(byte[] source, int offset, int length) {
      return Codec.UTF_8.read(source, offset, length);
    }
  }
}
