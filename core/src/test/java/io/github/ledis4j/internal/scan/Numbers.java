package io.github.ledis4j.internal.scan;

import io.github.ledis4j.scan.ScanCursor;
import io.github.ledis4j.scan.ScanPage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/** A server of the numbers from 1, in pages as LedisDB makes them. */
final class Numbers {
  private final long last;
  private final int count;

  Numbers(long last, int count) {
    this.last = last;
    this.count = count;
  }

  ScanPage<Long> page(ScanCursor from) {
    long first = from.equals(ScanCursor.START) ? 1 : 1 + ByteBuffer.wrap(from.bytes()).getLong();
    long end = last - first < count ? last : first + count - 1;
    List<Long> items = LongStream.rangeClosed(first, end).boxed().toList();
    boolean full = items.size() == count;
    return new ScanPage<>(items, full ? cursor(end) : ScanCursor.START);
  }

  CompletableFuture<ScanPage<Long>> answer(ScanCursor from) {
    return CompletableFuture.completedFuture(page(from));
  }

  static ScanCursor cursor(long number) {
    return ScanCursor.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }
}
