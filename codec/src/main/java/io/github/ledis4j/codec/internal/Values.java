package io.github.ledis4j.codec.internal;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of an aggregate's elements so far; as a mapper, it takes the next element. They stand
 * in arrays that stay small: to write into one that the garbage collector has moved to the old ones
 * costs as much again.
 */
final class Values implements ReplyMapper<@Nullable Void> {
  /** An even number, so that keys and values of a map stay apart. */
  private static final int LARGEST = 16 * 1024;

  private final Shape<?> shape;
  private final @Nullable BulkMapper<?> even;
  private final @Nullable BulkMapper<?> odd;
  private final int most;
  private final List<@Nullable Object[]> full = new ArrayList<>(0);
  private @Nullable Object[] values;
  private int count;

  /** Starts with room for some, and grows to room for at most so many. */
  Values(Shape<?> shape, int room, int most) {
    this.shape = shape;
    // Looked at once, not for each of a million elements.
    this.even = shape.element(0) instanceof BulkMapper<?> mapper ? mapper : null;
    this.odd = shape.element(1) instanceof BulkMapper<?> mapper ? mapper : null;
    this.most = most;
    this.values = new Object[Math.min(room, LARGEST)];
  }

  @Override
  public @Nullable Void map(ReplyReader element) {
    add(shape.element(count).map(element));
    return null;
  }

  /** Tells whether elements that are bulk strings need no reader. */
  boolean takesBulks() {
    return even != null && odd != null;
  }

  /** Takes an element that is a bulk string and needs no reader. */
  void bulk(byte[] source, int offset, int length) {
    BulkMapper<?> mapper = requireNonNull((count & 1) == 0 ? even : odd);
    add(mapper.bulk(source, offset, length));
  }

  private void add(@Nullable Object value) {
    if (count == values.length) {
      grow();
    }
    values[count++] = value;
  }

  private void grow() {
    if (count < LARGEST) {
      int doubled = Math.min(Math.max(8, 2 * count), LARGEST);
      values = Arrays.copyOf(values, Math.min(doubled, most));
    } else {
      full.add(values);
      values = new Object[Math.min(LARGEST, most - full.size() * LARGEST)];
      count = 0;
    }
  }

  /** Gives all values, in an array of their number. */
  @Nullable Object[] all() {
    if (full.isEmpty()) {
      return count == values.length ? values : Arrays.copyOf(values, count);
    }
    int before = full.size() * LARGEST;
    @Nullable Object[] all = new Object[before + count];
    for (int i = 0; i < full.size(); i++) {
      System.arraycopy(full.get(i), 0, all, i * LARGEST, LARGEST);
    }
    System.arraycopy(values, 0, all, before, count);
    return all;
  }
}
