package io.github.ledis4j.codec;

/** A value cannot be encoded, or bytes cannot be decoded, by the codec in use. */
public final class CodecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes the failure; the text never holds the value itself.
   *
   * @param message what failed
   */
  public CodecException(String message) {
    super(message);
  }

  /**
   * Describes the failure; the text never holds the value itself.
   *
   * @param message what failed
   * @param cause what the codec threw
   */
  public CodecException(String message, Throwable cause) {
    super(message, cause);
  }
}
