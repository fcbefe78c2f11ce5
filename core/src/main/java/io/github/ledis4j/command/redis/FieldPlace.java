package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static java.util.Objects.requireNonNull;

/** What stands behind {@link BitField}. */
final class FieldPlace implements BitField {
  static final int WIDEST_SIGNED = 64;
  private final String encoding;
  private final String offset;

  FieldPlace(String encoding, String offset) {
    this.encoding = encoding;
    this.offset = offset;
  }

  static FieldPlace of(BitField field) {
    return (FieldPlace) requireNonNull(field, "field");
  }

  @Override
  public BitField at(long bit) {
    return new FieldPlace(encoding, Long.toString(between(bit, 0, Long.MAX_VALUE, "bit")));
  }

  @Override
  public BitField element(long number) {
    return new FieldPlace(encoding, "#" + between(number, 0, Long.MAX_VALUE, "number"));
  }

  String encoding() {
    return encoding;
  }

  String offset() {
    return offset;
  }

  @Override
  public String toString() {
    return encoding + " at " + offset;
  }
}
