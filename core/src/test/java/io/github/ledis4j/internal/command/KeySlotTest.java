package io.github.ledis4j.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Slots that servers say as well, and the CRC of keys of all lengths as its definition gives it.
 */
class KeySlotTest {
  private static int slot(String key) {
    byte[] bytes = ("*" + key + "*").getBytes(StandardCharsets.UTF_8);
    return KeySlot.of(bytes, 1, bytes.length - 2);
  }

  @ParameterizedTest
  @CsvSource({
    "123456789, 12739",
    "foo, 12182",
    "{foo}bar, 12182",
    "a{foo}{bar}, 12182",
    "foo{}, 5542",
    "'', 0"
  })
  void should_give_the_slot_that_servers_give(String key, int slot) {
    assertEquals(slot, slot(key));
  }

  @Test
  void should_be_the_crc_of_the_whole_key_when_it_has_no_tag() {
    Random random = new Random(1);
    for (int length = 0; length < 70; length++) {
      byte[] bytes = new byte[length + 3];
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = bytes[i] == '{' ? 0 : bytes[i];
      }
      assertEquals(crc(bytes, 2, length) % KeySlot.COUNT, KeySlot.of(bytes, 2, length));
    }
  }

  /** CRC-16/XMODEM, bit by bit. */
  private static int crc(byte[] bytes, int from, int length) {
    int crc = 0;
    for (int i = from; i < from + length; i++) {
      crc ^= (bytes[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
      }
      crc &= 0xFFFF;
    }
    return crc;
  }
}
