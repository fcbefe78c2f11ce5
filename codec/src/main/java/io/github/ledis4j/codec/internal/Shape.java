package io.github.ledis4j.codec.internal;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads an aggregate, element by element: what the decoder knows about lists, sets and maps, so
 * that it can read each element when it comes instead of gathering the reply first.
 *
 * @param <T> the type of the value
 */
public final class Shape<T> implements ReplyMapper<T> {
  private final ReplyMapper<?> even;
  private final ReplyMapper<?> odd;
  private final Function<@Nullable Object[], T> whole;

  /**
   * Makes a shape.
   *
   * @param even reads the first, third and every further element but one
   * @param odd reads all others
   * @param whole makes the value of the values of the elements, an array that is its own to keep;
   *     of none for null
   */
  public Shape(ReplyMapper<?> even, ReplyMapper<?> odd, Function<@Nullable Object[], T> whole) {
    this.even = even;
    this.odd = odd;
    this.whole = whole;
  }

  @Override
  public T map(ReplyReader reply) {
    if (reply instanceof CollectedReply collected) {
      return whole.apply(collected.values());
    }
    int size = reply.size();
    // Whoever has a reader has the whole reply: what its size says is there.
    Values values =
        size < 0 ? new Values(this, 0, Integer.MAX_VALUE) : new Values(this, size, size);
    while (reply.hasNext()) {
      reply.element(values);
    }
    return whole.apply(values.all());
  }

  ReplyMapper<?> element(int index) {
    return (index & 1) == 0 ? even : odd;
  }
}
