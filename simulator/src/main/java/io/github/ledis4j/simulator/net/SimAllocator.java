package io.github.ledis4j.simulator.net;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;

/** Memory for channels: counted, and not to be had now and then. */
final class SimAllocator extends AbstractByteBufAllocator {
  private final UnpooledByteBufAllocator machine = new UnpooledByteBufAllocator(false, true);
  private long failing;

  /** Fails so many of the next allocations. */
  void fail(long number) {
    failing = number;
  }

  /** The bytes of buffers that nobody has released. */
  long used() {
    return machine.metric().usedHeapMemory();
  }

  /** A buffer that can be had always: what has arrived is there. */
  ByteBuf arrived(byte[] bytes) {
    return machine.heapBuffer(bytes.length).writeBytes(bytes);
  }

  @Override
  protected ByteBuf newHeapBuffer(int capacity, int most) {
    if (failing > 0) {
      failing--;
      throw new OutOfMemoryError("no memory for a buffer (by the simulator)");
    }
    return machine.heapBuffer(capacity, most);
  }

  @Override
  protected ByteBuf newDirectBuffer(int capacity, int most) {
    return newHeapBuffer(capacity, most);
  }

  @Override
  public boolean isDirectBufferPooled() {
    return false;
  }
}
