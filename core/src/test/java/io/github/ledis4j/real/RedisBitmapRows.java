package io.github.ledis4j.real;

import io.github.ledis4j.command.redis.BitField;
import io.github.ledis4j.command.redis.BitFieldOperations;
import io.github.ledis4j.command.redis.BitOperation;
import io.github.ledis4j.command.redis.BitOverflow;
import io.github.ledis4j.command.redis.BitRange;
import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.Arrays;
import java.util.List;

/** What Redis makes of the commands on bits and on HyperLogLogs. */
final class RedisBitmapRows {
  private RedisBitmapRows() {}

  static void add(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    bits(rows, version.compareTo(RedisVersion.REDIS_7_0) >= 0);
    combining(rows, version == RedisVersion.REDIS_8_2);
    fields(rows);
    counting(rows);
  }

  private static void bits(CommandRows<RedisCommands<String, String>> rows, boolean seven) {
    rows.row("SET bits", c -> c.set("bits", "foobar"), true)
        .row("GETBIT", c -> c.getbit("bits", 1), true)
        .row("GETBIT behind", c -> c.getbit("bits", 4294967295L), false)
        .refused("GETBIT too far", c -> c.getbit("bits", 4294967296L))
        .row("SETBIT", c -> c.setbit("bits", 7, true), false)
        .row("SETBIT back", c -> c.setbit("bits", 7, false), true)
        .refused("SETBIT too far", c -> c.setbit("bits", 4294967296L, true))
        .row("BITCOUNT", c -> c.bitcount("bits"), 26L)
        .row("BITCOUNT missing", c -> c.bitcount("missing"), 0L)
        .row("BITCOUNT bytes", c -> c.bitcount("bits", BitRange.bytes(1, 1)), 6L)
        .row("BITCOUNT from the end", c -> c.bitcount("bits", BitRange.bytes(-2, -1)), 7L)
        .row("BITCOUNT none", c -> c.bitcount("bits", BitRange.bytes(5, 2)), 0L)
        .row(seven, "BITCOUNT bits", c -> c.bitcount("bits", BitRange.bits(5, 30)), 17L)
        .row("BITPOS", c -> c.bitpos("bits", true), 1L)
        .row("BITPOS missing", c -> c.bitpos("missing", true), null)
        .row("BITPOS clear missing", c -> c.bitpos("missing", false), 0L)
        .row("BITPOS from", c -> c.bitpos("bits", false, 2), 16L)
        .row("BITPOS bytes", c -> c.bitpos("bits", true, BitRange.bytes(2, -1)), 17L)
        .row(seven, "BITPOS bits", c -> c.bitpos("bits", true, BitRange.bits(3, 4)), null)
        .row("SET all", c -> c.setrange("all", 0, "\u007f"), 1L)
        .row("SETBIT all", c -> c.setbit("all", 0, true), false)
        .row("BITPOS clear behind", c -> c.bitpos("all", false), 8L)
        .row("BITPOS clear none", c -> c.bitpos("all", false, BitRange.bytes(0, -1)), null)
        .row("DEL all", c -> c.del("all"), 1L)
        .refused("GETBIT of a list", c -> c.getbit("list", 1));
  }

  private static void combining(CommandRows<RedisCommands<String, String>> rows, boolean eight) {
    rows.row("SETBIT x", c -> c.setbit("x", 1, true), false)
        .row("SETBIT x 2", c -> c.setbit("x", 2, true), false)
        .row("SETBIT y", c -> c.setbit("y", 2, true), false)
        .row("SETBIT y 9", c -> c.setbit("y", 9, true), false)
        .row("BITOP AND", c -> c.bitop(BitOperation.AND, "d", "x", "y"), 2L)
        .row("BITCOUNT AND", c -> c.bitcount("d"), 1L)
        .row("BITOP OR", c -> c.bitop(BitOperation.OR, "d", "x", "y", "missing"), 2L)
        .row("BITCOUNT OR", c -> c.bitcount("d"), 3L)
        .row("BITOP XOR", c -> c.bitop(BitOperation.XOR, "d", "x", "y"), 2L)
        .row("BITCOUNT XOR", c -> c.bitcount("d"), 2L)
        .row("BITOP of a list", c -> c.bitop(BitOperation.OR, "d", List.of("x", "y")), 2L)
        .row("BITOP NOT", c -> c.bitop(BitOperation.NOT, "d", "x"), 1L)
        .row("BITCOUNT NOT", c -> c.bitcount("d"), 6L)
        .row(eight, "BITOP DIFF", c -> c.bitop(BitOperation.DIFF, "d", "x", "y"), 2L)
        .row("BITPOS DIFF", c -> c.bitpos("d", true), eight ? 1L : 0L)
        .row(eight, "BITOP DIFF1", c -> c.bitop(BitOperation.DIFF1, "d", "x", "y"), 2L)
        .row("BITPOS DIFF1", c -> c.bitpos("d", true), eight ? 9L : 0L)
        .row(eight, "BITOP ANDOR", c -> c.bitop(BitOperation.ANDOR, "d", "x", "y"), 2L)
        .row("BITPOS ANDOR", c -> c.bitpos("d", true), eight ? 2L : 0L)
        .row(eight, "BITOP ONE", c -> c.bitop(BitOperation.ONE, "d", "x", "y"), 2L)
        .row("BITPOS ONE", c -> c.bitpos("d", true), eight ? 1L : 0L)
        .row(eight, "BITOP ONE alone", c -> c.bitop(BitOperation.ONE, "d", "x"), 1L)
        .row("BITOP empty", c -> c.bitop(BitOperation.AND, "d", "missing"), 0L)
        .row("EXISTS empty", c -> c.exists("d"), false)
        .row("DEL x y", c -> c.del("x", "y"), 2L);
  }

  private static void fields(CommandRows<RedisCommands<String, String>> rows) {
    BitField first = BitField.unsigned(8);
    BitField wide = BitField.signed(64).element(1);
    BitField small = BitField.unsigned(2).at(200);
    BitFieldOperations operations =
        BitFieldOperations.NONE
            .get(first)
            .set(BitField.signed(5).at(100), -3)
            .get(BitField.signed(5).at(100))
            .incrby(small, 5)
            .overflow(BitOverflow.SATURATE)
            .incrby(small, 9)
            .overflow(BitOverflow.FAIL)
            .incrby(small, 1)
            .set(wide, Long.MIN_VALUE);
    rows.row(
            "BITFIELD",
            c -> c.bitfield("bits", operations),
            Arrays.asList(102L, 0L, -3L, 1L, 3L, null, 0b11101L << 23))
        .row("BITFIELD_RO", c -> c.bitfieldRo("bits", first, small), List.of(102L, 3L))
        .row("BITFIELD_RO list", c -> c.bitfieldRo("bits", List.of(first)), List.of(102L))
        .row("BITFIELD_RO wide", c -> c.bitfieldRo("bits", wide), List.of(Long.MIN_VALUE))
        .row("BITFIELD_RO missing", c -> c.bitfieldRo("missing", first), List.of(0L));
  }

  private static void counting(CommandRows<RedisCommands<String, String>> rows) {
    rows.row("PFADD", c -> c.pfadd("p1", "a", "b", "c"), true)
        .row("PFADD again", c -> c.pfadd("p1", "a"), false)
        .row("PFADD list", c -> c.pfadd("p1", List.of("a", "b")), false)
        .row("PFADD nothing", c -> c.pfadd("p2"), true)
        .row("PFADD nothing again", c -> c.pfadd("p2"), false)
        .row("PFADD other", c -> c.pfadd("p2", "c", "d"), true)
        .row("PFCOUNT", c -> c.pfcount("p1"), 3L)
        .row("PFCOUNT several", c -> c.pfcount("p1", "p2", "missing"), 4L)
        .row("PFCOUNT list", c -> c.pfcount(List.of("p1", "p2")), 4L)
        .row("PFCOUNT missing", c -> c.pfcount("missing"), 0L)
        .row("PFMERGE", c -> c.pfmerge("p3", "p1", "p2", "missing"), null)
        .row("PFMERGE list", c -> c.pfmerge("p3", List.of("p1")), null)
        .row("PFMERGE nothing", c -> c.pfmerge("p3"), null)
        .row("PFCOUNT merged", c -> c.pfcount("p3"), 4L)
        .refused("PFADD on a string", c -> c.pfadd("text", "a"))
        .row("DEL counted", c -> c.del("p1", "p2", "p3", "bits"), 4L);
  }
}
