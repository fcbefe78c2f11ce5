package io.github.ledis4j.command.ledis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.command.CommandSpec;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A write that is taken for a read would be repeated after a lost connection. */
class LedisReadsTest {

  @Test
  void should_repeat_reads_alone_when_lists_are_meant() throws IllegalAccessException {
    assertEquals(
        Set.of("LLEN", "LINDEX", "LRANGE", "LKEYEXISTS", "LTTL", "LDUMP"), reads(ListSpecs.class));
  }

  @Test
  void should_repeat_reads_alone_when_hashes_are_meant() throws IllegalAccessException {
    assertEquals(
        Set.of(
            "HGET",
            "HMGET",
            "HEXISTS",
            "HLEN",
            "HGETALL",
            "HKEYS",
            "HVALS",
            "HKEYEXISTS",
            "HTTL",
            "HDUMP"),
        reads(HashSpecs.class));
  }

  @Test
  void should_repeat_reads_alone_when_sets_are_meant() throws IllegalAccessException {
    assertEquals(
        Set.of(
            "SCARD",
            "SISMEMBER",
            "SMEMBERS",
            "SUNION",
            "SDIFF",
            "SINTER",
            "SKEYEXISTS",
            "STTL",
            "SDUMP"),
        reads(SetSpecs.class));
  }

  private static Set<String> reads(Class<?> specs) throws IllegalAccessException {
    Set<String> reads = new TreeSet<>();
    for (Field field : specs.getDeclaredFields()) {
      if (field.getType() == CommandSpec.class
          && field.get(null) instanceof CommandSpec spec
          && spec.isRead()) {
        reads.add(spec.name());
      }
    }
    return reads;
  }
}
