package io.github.ledis4j.writes;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes buffers, but for one whose turn has come. */
final class FailingAllocator extends AbstractByteBufAllocator {
  private final AtomicInteger left;

  /** Makes an allocator that fails once, at the allocation with this number, counted from 1. */
  FailingAllocator(int failing) {
    super(true);
    left = new AtomicInteger(failing);
  }

  boolean hasFailed() {
    return left.get() <= 0;
  }

  private void mayFail() {
    if (left.decrementAndGet() == 0) {
      throw new OutOfMemoryError("injected");
    }
  }

  @Override
  protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
    mayFail();
    return UnpooledByteBufAllocator.DEFAULT.heapBuffer(initialCapacity, maxCapacity);
  }

  @Override
  protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
    mayFail();
    return UnpooledByteBufAllocator.DEFAULT.directBuffer(initialCapacity, maxCapacity);
  }

  /** As pooled ones, so that Netty asks this one too when it copies what it is to write. */
  @Override
  public boolean isDirectBufferPooled() {
    return true;
  }
}
