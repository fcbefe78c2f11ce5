package io.github.ledis4j.codec;

import org.jspecify.annotations.Nullable;

/** The kinds of element that RESP2 and RESP3 know, with the byte that announces each. */
public enum ReplyType {
  /** {@code +OK}. */
  SIMPLE_STRING('+'),
  /** {@code -ERR text}. */
  ERROR('-'),
  /** {@code :42}. */
  INTEGER(':'),
  /** {@code $5}, a length and that many bytes; also the null bulk string of RESP2. */
  BULK_STRING('$'),
  /** {@code *2}, also the null array of RESP2. */
  ARRAY('*'),
  /** {@code _}, the null of RESP3. */
  NULL('_'),
  /** {@code #t} or {@code #f}. */
  BOOLEAN('#'),
  /** {@code ,3.14}, also {@code inf}, {@code -inf} and {@code nan}. */
  DOUBLE(','),
  /** {@code (123}, an integer of any size. */
  BIG_NUMBER('('),
  /** {@code !21}, an error that may hold any byte. */
  BULK_ERROR('!'),
  /** {@code =15}, text with a format of three letters. */
  VERBATIM_STRING('='),
  /** {@code %2}, that many keys and values. */
  MAP('%'),
  /** {@code ~3}, elements without an order. */
  SET('~'),
  /** {@code |1}, facts about the element that follows. */
  ATTRIBUTE('|'),
  /** {@code >3}, what the server sends unasked. */
  PUSH('>');

  private static final @Nullable ReplyType[] BY_BYTE = new @Nullable ReplyType[128];

  static {
    for (ReplyType type : values()) {
      BY_BYTE[type.symbol] = type;
    }
  }

  private final byte symbol;

  // Asked for every element, and a field costs less than a switch.
  private final boolean error;
  private final boolean aggregate;

  ReplyType(char symbol) {
    this.symbol = (byte) symbol;
    this.error = symbol == '-' || symbol == '!';
    this.aggregate = "*%~|>".indexOf(symbol) >= 0;
  }

  /**
   * Finds a type.
   *
   * @param symbol the first byte of an element
   * @return the type, or null if RESP has none with this byte
   */
  public static @Nullable ReplyType of(byte symbol) {
    return symbol < 0 ? null : BY_BYTE[symbol];
  }

  /**
   * Returns whether this is an error, in either form.
   *
   * @return true for {@link #ERROR} and {@link #BULK_ERROR}
   */
  public boolean isError() {
    return error;
  }

  /**
   * Returns whether elements of this type hold elements.
   *
   * @return true for arrays, maps, sets, attributes and pushes
   */
  public boolean isAggregate() {
    return aggregate;
  }

  /**
   * Returns whether elements of this type come in pairs of a key and a value.
   *
   * @return true for maps and attributes
   */
  public boolean isPairs() {
    return this == MAP || this == ATTRIBUTE;
  }
}
