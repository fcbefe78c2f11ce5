package io.github.ledis4j.internal.command;

/** The slot of a key, as Redis Cluster and Valkey Cluster count it. */
public final class KeySlot {
  /** How many slots there are. */
  public static final int COUNT = 16_384;

  private static final int POLYNOMIAL = 0x1021;

  /**
   * What a byte adds with none, one, two or three behind it, so that four are looked up at once.
   */
  private static final char[] CRC = table();

  private KeySlot() {}

  private static char[] table() {
    char[] table = new char[4 * 256];
    for (int i = 0; i < table.length; i++) {
      int crc = i < 256 ? i << 8 : table[i - 256];
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
      }
      table[i] = (char) crc;
    }
    return table;
  }

  /**
   * Gives the slot: CRC16 (XMODEM) of the bytes between the first brace that opens and the next one
   * that closes, if there are any between them, else of the whole key.
   */
  public static int of(byte[] bytes, int from, int length) {
    int end = from + length;
    int open = indexOf(bytes, '{', from, end);
    int close = indexOf(bytes, '}', open, end);
    return close > open + 1 && close < end
        ? crc16(bytes, open + 1, close) % COUNT
        : crc16(bytes, from, end) % COUNT;
  }

  private static int indexOf(byte[] bytes, char brace, int from, int end) {
    for (int i = from; i < end; i++) {
      if (bytes[i] == brace) {
        return i;
      }
    }
    return end;
  }

  private static int crc16(byte[] bytes, int from, int end) {
    int crc = 0;
    int i = from;
    for (; i + 3 < end; i += 4) {
      crc =
          CRC[768 + (crc >>> 8 ^ bytes[i] & 0xFF)]
              ^ CRC[512 + ((crc ^ bytes[i + 1]) & 0xFF)]
              ^ CRC[256 + (bytes[i + 2] & 0xFF)]
              ^ CRC[bytes[i + 3] & 0xFF];
    }
    for (; i < end; i++) {
      crc = (crc << 8 ^ CRC[crc >>> 8 ^ bytes[i] & 0xFF]) & 0xFFFF;
    }
    return crc;
  }
}
