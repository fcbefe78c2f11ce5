package io.github.ledis4j.command.redis;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.command.CommandTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisBitmapCommandsTest {
  private static final String LARGEST = "9223372036854775807";

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_value_is_a_bitmap() {
    BitField byte1 = BitField.unsigned(8).at(8);
    BitField third = BitField.signed(5).element(2);
    BitFieldOperations all =
        BitFieldOperations.NONE
            .get(byte1)
            .overflow(BitOverflow.SATURATE)
            .set(third, -16)
            .overflow(BitOverflow.FAIL)
            .incrby(byte1, -3)
            .overflow(BitOverflow.WRAP);
    return new CommandTable<RedisBitmapCommands<String, String>>(RedisBitmapCommands.class)
        .row("SETBIT k 7 1", c -> c.setbit("k", 7, true), ":0\r\n", false)
        .row("SETBIT k 4294967295 0", c -> c.setbit("k", 4294967295L, false), ":1\r\n", true)
        .refused(
            "SETBIT",
            c -> c.setbit("k", -1, true),
            "offset must lie between 0 and " + LARGEST + ": -1")
        .nulls("SETBIT", c -> c.setbit(null, 1, true))
        .row("GETBIT k 7", c -> c.getbit("k", 7), ":1\r\n", true)
        .refused(
            "GETBIT", c -> c.getbit("k", -1), "offset must lie between 0 and " + LARGEST + ": -1")
        .row("BITCOUNT k", c -> c.bitcount("k"), ":26\r\n", 26L)
        .row("BITCOUNT k 0 -1", c -> c.bitcount("k", BitRange.bytes(0, -1)), ":26\r\n", 26L)
        .row("BITCOUNT k 5 30 BIT", c -> c.bitcount("k", BitRange.bits(5, 30)), ":17\r\n", 17L)
        .nulls("BITCOUNT", c -> c.bitcount("k", null))
        .row("BITPOS k 1", c -> c.bitpos("k", true), ":-1\r\n", null)
        .row("BITPOS k 0 -2", c -> c.bitpos("k", false, -2), ":16\r\n", 16L)
        .row("BITPOS k 1 2 3", c -> c.bitpos("k", true, BitRange.bytes(2, 3)), ":16\r\n", 16L)
        .row("BITPOS k 1 2 9 BIT", c -> c.bitpos("k", true, BitRange.bits(2, 9)), ":3\r\n", 3L)
        .row("BITOP AND d a b", c -> c.bitop(BitOperation.AND, "d", "a", "b"), ":6\r\n", 6L)
        .row("BITOP NOT d a", c -> c.bitop(BitOperation.NOT, "d", "a"), ":6\r\n", 6L)
        .row("BITOP DIFF1 d a b", c -> c.bitop(BitOperation.DIFF1, "d", "a", "b"), ":6\r\n", 6L)
        .row("BITOP ONE d a", c -> c.bitop(BitOperation.ONE, "d", "a"), ":6\r\n", 6L)
        .row("BITOP OR d a b", c -> c.bitop(BitOperation.OR, "d", List.of("a", "b")), ":6\r\n", 6L)
        .refused("BITOP", c -> c.bitop(BitOperation.OR, "d"), "at least one source is needed")
        .refused("BITOP", c -> c.bitop(BitOperation.NOT, "d", "a", "b"), "NOT takes one source: 2")
        .refused(
            "BITOP",
            c -> c.bitop(BitOperation.ANDOR, "d", "a"),
            "ANDOR takes at least 2 sources: 1")
        .nulls("BITOP", c -> c.bitop(BitOperation.OR, "d", "a", null))
        .row(
            "BITFIELD k GET u8 8 OVERFLOW SAT SET i5 #2 -16 OVERFLOW FAIL INCRBY u8 8 -3"
                + " OVERFLOW WRAP",
            c -> c.bitfield("k", all),
            "*3\r\n:111\r\n:0\r\n$-1\r\n",
            Arrays.asList(111L, 0L, null))
        .row(
            "BITFIELD k GET u63 0",
            c -> c.bitfield("k", BitFieldOperations.NONE.get(BitField.unsigned(63))),
            "*1\r\n_\r\n",
            Arrays.asList((Long) null))
        .refused(
            "BITFIELD",
            c -> c.bitfield("k", BitFieldOperations.NONE.overflow(BitOverflow.FAIL)),
            "at least one operation is needed")
        .row(
            "BITFIELD_RO k GET u8 8 GET i5 #2",
            c -> c.bitfieldRo("k", byte1, third),
            "*2\r\n:1\r\n:-2\r\n",
            List.of(1L, -2L))
        .row(
            "BITFIELD_RO k GET u8 8",
            c -> c.bitfieldRo("k", List.of(byte1)),
            "*1\r\n:1\r\n",
            List.of(1L))
        .refused("BITFIELD_RO", c -> c.bitfieldRo("k"), "at least one field is needed")
        .tests();
  }

  @Test
  void should_be_refused_when_server_has_no_such_field() {
    BitField field = BitField.signed(64);
    assertThrows(IllegalArgumentException.class, () -> BitField.signed(65));
    assertThrows(IllegalArgumentException.class, () -> BitField.signed(0));
    assertThrows(IllegalArgumentException.class, () -> BitField.unsigned(64));
    assertThrows(IllegalArgumentException.class, () -> field.at(-1));
    assertThrows(IllegalArgumentException.class, () -> field.element(-1));
  }
}
