package io.github.ledis4j.command.redis.vector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Vectors as servers take them: floats of 32 bits, the lowest byte first ({@code FP32}). */
final class Vectors {
  private Vectors() {}

  static byte[] packed(float[] vector) {
    if (vector.length == 0) {
      throw new IllegalArgumentException("at least one component is needed");
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float component : vector) {
      if (!Float.isFinite(component)) {
        throw new IllegalArgumentException("components must be finite: " + component);
      }
      bytes.putFloat(component);
    }
    return bytes.array();
  }
}
