package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyType;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate whose elements are read when they come, and which is a reply when it has them all:
 * to be read by its {@link Shape} only.
 */
final class CollectedReply extends ElementReader {
  private static final int SHORTEST_ELEMENT = 3;

  private final Values values;
  private final int size;
  private int missing;
  private int frameBytes;
  private @Nullable Throwable failure;

  /**
   * Starts without elements.
   *
   * @param size how many elements are announced
   * @param available how many bytes of them have come; memory is taken for these
   */
  CollectedReply(Shape<?> shape, ReplyType type, int size, int available) {
    this.type = type;
    this.size = size;
    this.missing = size;
    this.values = new Values(shape, Math.min(size, available / SHORTEST_ELEMENT), size);
  }

  boolean takesBulks() {
    return values.takesBulks();
  }

  int missing() {
    return missing;
  }

  /** Takes an element that is a bulk string. */
  void bulk(byte[] source, int offset, int length) {
    missing--;
    if (failure == null) {
      try {
        values.bulk(source, offset, length);
      } catch (RuntimeException | Error e) {
        failure = e;
      }
    }
  }

  /** Takes any element. */
  void element(FrameReader element) {
    missing--;
    if (failure == null) {
      try {
        values.map(element);
      } catch (RuntimeException | Error e) {
        failure = e;
      }
    }
  }

  /** Notes, at the end, how many bytes the reply had. */
  void end(int bytes) {
    frameBytes = bytes;
  }

  /** Gives the values of all elements, or throws what reading the first of them has thrown. */
  @Nullable Object[] values() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
    return values.all();
  }

  @Override
  public int frameBytes() {
    return frameBytes;
  }

  @Override
  public void rewind() {}

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean hasNext() {
    return false;
  }

  @Override
  public <T extends @Nullable Object> T element(ReplyMapper<T> mapper) {
    throw new IllegalStateException("the elements were read when they came");
  }
}
