package io.github.ledis4j.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.codec.Codec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands packed one behind the other are the same bytes as alone. */
class CommandRunTest {
  private static final byte[] SET = CommandEncoder.bulk("SET");
  private static final byte[] ECHO = CommandEncoder.bulk("ECHO");

  private final CommandRun run = new CommandRun();

  private static byte[] alone(String value) {
    return CommandEncoder.begin(SET, 1, 2).add("k").add(value).end();
  }

  private PackedPart inRun(String value) {
    CommandEncoder encoder = run.begin(SET, 1, 2).add("k").add(value);
    return assertInstanceOf(PackedPart.class, encoder.endInAnyForm());
  }

  @Test
  void should_pack_the_same_bytes_when_the_arrays_of_the_run_are_full() {
    List<PackedPart> parts = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      parts.add(inRun("v".repeat(i % 97)));
    }
    for (int i = 0; i < 3_000; i++) {
      assertArrayEquals(alone("v".repeat(i % 97)), parts.get(i).copy(), "command " + i);
    }
    assertSame(parts.get(2_998).array(), parts.get(2_999).array());
  }

  @Test
  void should_leave_what_was_packed_when_a_value_is_larger_than_an_array() {
    PackedPart before = inRun("a");
    PackedPart large = inRun("b".repeat(100_000));
    PackedPart behind = inRun("c");
    assertArrayEquals(alone("a"), before.copy());
    assertArrayEquals(alone("b".repeat(100_000)), large.copy());
    assertArrayEquals(alone("c"), behind.copy());
  }

  @Test
  void should_pack_a_command_by_itself_when_another_one_is_being_packed() {
    CommandEncoder outer = run.begin(SET, 1, 2).add("k");
    Object inner = run.begin(ECHO, 1, 1).add("x").endInAnyForm();
    assertEquals(
        "*2\r\n$4\r\nECHO\r\n$1\r\nx\r\n",
        new String(assertInstanceOf(byte[].class, inner), UTF_8));
    PackedPart part = assertInstanceOf(PackedPart.class, outer.add("v").endInAnyForm());
    assertArrayEquals(alone("v"), part.copy());
  }

  @Test
  void should_go_on_when_an_argument_could_not_be_packed() {
    PackedPart before = inRun("a");
    CommandEncoder failing = run.begin(SET, 1, 2).add("k");
    assertThrows(IllegalArgumentException.class, () -> failing.add(Double.NaN));
    Object behind = run.begin(SET, 1, 2).add("k").add("c").endInAnyForm();
    assertArrayEquals(alone("c"), assertInstanceOf(byte[].class, behind));
    assertArrayEquals(alone("a"), before.copy());
  }

  @Test
  void should_give_pieces_when_a_value_is_not_copied() {
    PackedPart before = inRun("a");
    byte[] value = new byte[40_000];
    CommandEncoder encoder = run.begin(SET, 1, 2).add("k");
    Object packed = encoder.addValue(value, Codec.WRAPPED_BYTES).endInAnyForm();
    byte[][] pieces = assertInstanceOf(byte[][].class, packed);
    assertEquals("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$40000\r\n", new String(pieces[0], UTF_8));
    assertSame(value, pieces[1]);
    assertEquals("\r\n", new String(pieces[2], UTF_8));
    assertArrayEquals(alone("c"), inRun("c").copy());
    assertArrayEquals(alone("a"), before.copy());
  }

  @Test
  void should_end_with_an_array_of_its_own_when_asked_to() {
    assertArrayEquals(alone("x"), run.begin(SET, 1, 2).add("k").add("x").end());
    assertArrayEquals(alone("y"), inRun("y").copy());
  }
}
