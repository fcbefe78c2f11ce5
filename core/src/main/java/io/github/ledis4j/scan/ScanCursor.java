package io.github.ledis4j.scan;

import java.util.Arrays;

/**
 * Where a page of a scan starts. Immutable and thread-safe. Its bytes are the server's: on LedisDB
 * they are the last element of the page before, on Redis the digits of a number.
 */
public final class ScanCursor {
  /** Before the first element; as the cursor of a page it means that no other page follows. */
  public static final ScanCursor START = new ScanCursor(new byte[0]);

  private final byte[] bytes;

  private ScanCursor(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Makes a cursor of bytes that were kept from an earlier scan.
   *
   * @param bytes what {@link #bytes} gave; copied here
   * @return the cursor, {@link #START} for no bytes
   */
  public static ScanCursor of(byte[] bytes) {
    return bytes.length == 0 ? START : new ScanCursor(bytes.clone());
  }

  /**
   * Returns what the server knows the place by.
   *
   * @return a new array
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScanCursor cursor && Arrays.equals(bytes, cursor.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns how long the cursor is, never its bytes, which may be a key. */
  @Override
  public String toString() {
    return "ScanCursor[" + bytes.length + " bytes]";
  }
}
