package io.github.ledis4j.codec.internal;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values of an aggregate's elements so far; as a mapper, it takes the next element. */
final class Values implements ReplyMapper<@Nullable Void> {
  private final Shape<?> shape;
  private final @Nullable BulkMapper<?> even;
  private final @Nullable BulkMapper<?> odd;
  private final int most;
  private @Nullable Object[] values;
  private int count;

  /** Starts with room for some, and grows to room for at most so many. */
  Values(Shape<?> shape, int room, int most) {
    this.shape = shape;
    // Looked at once, not for each of a million elements.
    this.even = shape.element(0) instanceof BulkMapper<?> mapper ? mapper : null;
    this.odd = shape.element(1) instanceof BulkMapper<?> mapper ? mapper : null;
    this.most = most;
    this.values = new Object[room];
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
      values = Arrays.copyOf(values, Math.min(Math.max(8, 2 * count), most));
    }
    values[count++] = value;
  }

  /** Gives all values, in an array of their number. */
  @Nullable Object[] all() {
    return count == values.length ? values : Arrays.copyOf(values, count);
  }
}
