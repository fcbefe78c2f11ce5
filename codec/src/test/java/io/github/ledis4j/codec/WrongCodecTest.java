package io.github.ledis4j.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.codec.internal.CodecCalls;
import io.github.ledis4j.codec.internal.CommandEncoder;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codecs of users', good ones and such as are wrong about what they do. */
class WrongCodecTest {
  private static final byte[] SET = CommandEncoder.bulk("SET");

  /** Says another size than it writes. */
  private record Off(int by) implements Codec<String> {
    @Override
    public int size(String value) {
      return value.length() + by;
    }

    @Override
    public void write(String value, byte[] target, int offset) {
      System.arraycopy(value.getBytes(StandardCharsets.UTF_8), 0, target, offset, value.length());
    }

    @Override
    public String read(byte[] source, int offset, int length) {
      return new String(source, offset, length, StandardCharsets.UTF_8);
    }
  }

  /** Writes a number in eight bytes, some of which are often zero. */
  private static final class Longs implements Codec<Long> {
    @Override
    public int size(Long value) {
      return 8;
    }

    @Override
    public void write(Long value, byte[] target, int offset) {
      ByteBuffer.wrap(target, offset, 8).putLong(value);
    }

    @Override
    public Long read(byte[] source, int offset, int length) {
      return ByteBuffer.wrap(source, offset, length).getLong();
    }
  }

  private static <T> byte[] packed(T value, Codec<T> codec) {
    return CommandEncoder.begin(SET, 1, 2).add("k").addValue(value, codec).end();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 5000, -1, -2, -3, -4, -5000})
  void should_pack_nothing_when_the_size_is_wrong(int by) {
    packed("a secret of the command before, long enough for all", Codec.UTF_8);
    assertThrows(CodecException.class, () -> packed("abc", new Off(by)));
    assertEquals(
        "*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$2\r\nok\r\n",
        new String(packed("ok", Codec.UTF_8), StandardCharsets.UTF_8));
  }

  @Test
  void should_pack_nothing_when_something_is_written_in_no_bytes() {
    assertThrows(CodecException.class, () -> packed("abc", new Off(-3)));
    assertEquals(
        "*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$0\r\n\r\n",
        new String(packed("", new Off(0)), StandardCharsets.UTF_8));
  }

  @Test
  void should_say_what_the_codec_threw_when_it_writes_too_much() {
    CodecException array = assertThrows(CodecException.class, () -> packed("abc", new Off(-1)));
    assertInstanceOf(IndexOutOfBoundsException.class, array.getCause());
    Codec<String> buffers =
        new Codec<>() {
          @Override
          public int size(String value) {
            return 2;
          }

          @Override
          public void write(String value, byte[] target, int offset) {
            ByteBuffer.wrap(target, offset, target.length - offset)
                .put(value.getBytes(StandardCharsets.UTF_8));
          }

          @Override
          public String read(byte[] source, int offset, int length) {
            return "";
          }
        };
    CodecException buffer = assertThrows(CodecException.class, () -> packed("abc", buffers));
    assertInstanceOf(BufferOverflowException.class, buffer.getCause());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 7, 256, -1, Long.MIN_VALUE, 8L << 56})
  void should_write_as_it_is_when_bytes_are_zeros(long value) {
    byte[] bytes = new Longs().encode(value);
    assertArrayEquals(ByteBuffer.allocate(8).putLong(value).array(), bytes);
    assertEquals(value, new Longs().read(bytes, 0, 8));
  }

  @Test
  void should_never_fail_when_bytes_are_random() {
    Codec<String> salted =
        new Codec<>() {
          @Override
          public int size(String value) {
            return 1;
          }

          @Override
          public void write(String value, byte[] target, int offset) {
            target[offset] = (byte) ThreadLocalRandom.current().nextInt(256);
          }

          @Override
          public String read(byte[] source, int offset, int length) {
            return "";
          }
        };
    for (int i = 0; i < 500_000; i++) {
      assertEquals(1, salted.encode("x").length);
    }
  }

  @Test
  void should_refuse_when_a_codec_encodes_as_null() {
    Codec<String> none = Codec.of(value -> null, bytes -> "");
    assertThrows(CodecException.class, () -> packed("abc", none));
    assertThrows(CodecException.class, () -> packed("abc", Codec.UTF_8.map(v -> null, v -> v)));
  }

  @Test
  void should_encode_each_value_once_when_made_of_two_functions() {
    AtomicInteger times = new AtomicInteger();
    Codec<UUID> ids =
        Codec.of(
            id -> {
              times.incrementAndGet();
              return id.toString().getBytes(StandardCharsets.UTF_8);
            },
            bytes -> UUID.fromString(new String(bytes, StandardCharsets.UTF_8)));
    UUID id = UUID.randomUUID();
    assertEquals(
        "*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$36\r\n" + id + "\r\n",
        new String(packed(id, ids), StandardCharsets.UTF_8));
    assertEquals(1, times.get());
    byte[] source = ("x" + id).getBytes(StandardCharsets.UTF_8);
    assertEquals(id, ids.read(source, 1, 36));
    byte[] target = new byte[37];
    ids.write(id, target, 1);
    assertEquals(36, ids.size(id));
    assertEquals("\0" + id, new String(target, StandardCharsets.UTF_8));
  }

  @Test
  void should_go_both_ways_when_made_of_another_codec() {
    Codec<UUID> ids = Codec.UTF_8.map(UUID::toString, UUID::fromString);
    UUID id = UUID.randomUUID();
    byte[] bytes = ids.encode(id);
    assertEquals(id.toString(), new String(bytes, StandardCharsets.UTF_8));
    assertEquals(id, ids.read(bytes, 0, bytes.length));
  }

  @Test
  void should_say_that_it_is_the_codec_when_it_reads_null_or_blames_the_server() {
    byte[] bytes = {1, 2};
    Codec<String> none = Codec.of(value -> bytes, read -> null);
    CodecException ofNull =
        assertThrows(CodecException.class, () -> CodecCalls.read(none, bytes, 0, 2));
    assertEquals("the codec makes null of 2 bytes", ofNull.getMessage());
    UnexpectedReplyException blame = new UnexpectedReplyException("no number");
    Codec<String> blaming =
        Codec.of(
            value -> bytes,
            read -> {
              throw blame;
            });
    CodecException ofBlame =
        assertThrows(CodecException.class, () -> CodecCalls.read(blaming, bytes, 0, 2));
    assertSame(blame, ofBlame.getCause());
  }

  @Test
  void should_encode_each_value_once_when_it_is_large_or_another_charset() {
    AtomicInteger times = new AtomicInteger();
    for (int size : new int[] {0, 1, 1_000, 100_000}) {
      times.set(0);
      Codec<Integer> zeros =
          Codec.of(
              length -> {
                times.incrementAndGet();
                return new byte[length];
              },
              bytes -> bytes.length);
      packed(size, zeros);
      assertEquals(1, times.get(), size + " bytes");
      times.set(0);
      packed(
          size,
          zeros.map(
              length -> {
                times.addAndGet(10);
                return length;
              },
              length -> length));
      assertEquals(11, times.get(), size + " bytes");
    }
  }

  @Test
  void should_name_the_cause_when_a_function_throws_a_checked_exception() {
    IOException broken = new IOException("broken");
    Codec<String> codec =
        Codec.of(
            value -> {
              throw broken;
            },
            bytes -> {
              throw broken;
            });
    assertSame(broken, assertThrows(CodecException.class, () -> packed("a", codec)).getCause());
    byte[] bytes = {1, 2};
    assertSame(
        broken, assertThrows(CodecException.class, () -> codec.read(bytes, 0, 2)).getCause());
  }
}
