package io.github.ledis4j.internal.connection;

import io.github.ledis4j.command.Command;
import org.jspecify.annotations.Nullable;

/**
 * A call that is more on the wire than its own command, packed together in one piece.
 *
 * @param <T> what the call gives
 */
abstract class PackedCall<T extends @Nullable Object> extends Call<T> {
  private final byte[] packed;

  PackedCall(Command<T> command, CallSettings settings, boolean knowsPushes, byte[] packed) {
    super(command, settings, knowsPushes);
    this.packed = packed;
  }

  @Override
  final byte[] packed() {
    return packed;
  }

  @Override
  final byte[] array() {
    return packed;
  }

  @Override
  final int offset() {
    return 0;
  }

  @Override
  byte @Nullable [][] pieces() {
    return null;
  }

  @Override
  public int bytes() {
    return packed.length;
  }
}
