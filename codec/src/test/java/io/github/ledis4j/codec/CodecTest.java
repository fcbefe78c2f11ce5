package io.github.ledis4j.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ascii",
        "\u0000\u007f",
        "\u0080\u07ff",
        "\u0800\ud7ff\ue000\uffff",
        "\ufffd",
        "a\ud83d\ude00b",
        "\ud800\udc00\udbff\udfff",
        "\u00e9 then ascii"
      })
  void should_read_what_it_wrote_when_text_is_any_unicode(String text) {
    byte[] bytes = written(Codec.UTF_8, text);
    assertArrayEquals(text.getBytes(UTF_8), bytes);
    assertEquals(text, read(Codec.UTF_8, bytes));
  }

  @Test
  void should_agree_with_the_jdk_at_every_code_point() {
    StringBuilder all = new StringBuilder();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x11000 ? 1 : 97) {
      if (point < 0xD800 || point > 0xDFFF) {
        all.appendCodePoint(point);
      }
    }
    byte[] bytes = written(Codec.UTF_8, all.toString());
    assertArrayEquals(all.toString().getBytes(UTF_8), bytes);
    assertEquals(all.toString(), read(Codec.UTF_8, bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00ff",
        "\u00c3",
        "a\u00e2\u0082",
        "\u00c0\u0080",
        "\u00ed\u00a0\u0080",
        "\u00f4\u0090\u0080\u0080",
        "\u00ef\u00bf\u00bd\u00ff"
      })
  void should_report_when_bytes_are_not_utf8(String latin1) {
    byte[] bytes = latin1.getBytes(ISO_8859_1);
    CodecException failure = assertThrows(CodecException.class, () -> read(Codec.UTF_8, bytes));
    assertEquals(
        "reply of " + bytes.length + " bytes is not UTF-8; read it as bytes", failure.getMessage());
  }

  @Test
  void should_copy_bytes_both_ways() {
    byte[] value = {1, 0, -1};
    assertArrayEquals(value, written(Codec.BYTES, value));
    assertNotSame(value, read(Codec.BYTES, value));
    assertArrayEquals(new byte[] {0, -1}, Codec.BYTES.read(value, 1, 2));
    assertEquals(0, Codec.BYTES.read(value, 3, 0).length);
  }

  @Test
  void should_read_what_it_wrote_when_charset_is_another() {
    for (Charset charset : new Charset[] {ISO_8859_1, UTF_16, Charset.forName("windows-1252")}) {
      Codec<String> codec = Codec.text(charset, CodingErrorAction.REPORT);
      assertArrayEquals("\u00e9t\u00e9".getBytes(charset), written(codec, "\u00e9t\u00e9"));
      assertEquals("\u00e9t\u00e9", read(codec, written(codec, "\u00e9t\u00e9")));
    }
  }

  @Test
  void should_report_without_the_value_when_charset_cannot() {
    Codec<String> ascii = Codec.text(US_ASCII, CodingErrorAction.REPORT);
    CodecException failure = assertThrows(CodecException.class, () -> ascii.size("s\u00e9cret"));
    assertFalse(String.valueOf(failure.getMessage()).contains("cret"));
    assertThrows(CodecException.class, () -> ascii.read(new byte[] {-1}, 0, 1));
  }

  @Test
  void should_replace_or_leave_out_when_asked_to() {
    byte[] bad = {'a', -1, 'b'};
    Codec<String> replacing = Codec.text(UTF_8, CodingErrorAction.REPLACE);
    assertEquals("a\ufffdb", read(replacing, bad));
    assertEquals("a?b", new String(written(replacing, "a\ud800b"), UTF_8));
    Codec<String> ignoring = Codec.text(UTF_8, CodingErrorAction.IGNORE);
    assertEquals("ab", read(ignoring, bad));
    assertEquals("ab", new String(written(ignoring, "a\ud800b"), UTF_8));
  }

  @Test
  void should_refuse_charset_when_it_cannot_encode() {
    Charset.availableCharsets().values().stream()
        .filter(charset -> !charset.canEncode())
        .forEach(
            charset ->
                assertThrows(
                    IllegalArgumentException.class,
                    () -> Codec.text(charset, CodingErrorAction.REPORT)));
  }

  /** Writes in the middle of an array, and checks that nothing around it changed. */
  private static <T> byte[] written(Codec<T> codec, T value) {
    int size = codec.size(value);
    byte[] target = new byte[size + 6];
    Arrays.fill(target, (byte) 0x55);
    codec.write(value, target, 3);
    for (int i = 0; i < 3; i++) {
      assertEquals(0x55, target[i]);
      assertEquals(0x55, target[size + 5 - i]);
    }
    return Arrays.copyOfRange(target, 3, size + 3);
  }

  private static <T> T read(Codec<T> codec, byte[] bytes) {
    byte[] source = new byte[bytes.length + 4];
    Arrays.fill(source, (byte) 'x');
    System.arraycopy(bytes, 0, source, 2, bytes.length);
    return codec.read(source, 2, bytes.length);
  }
}
