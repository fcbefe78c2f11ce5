package io.github.ledis4j.internal.command;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.ReplyType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads pairs that may repeat their first half, so that they are no map: in turn, as RESP2 has
 * them, or each in an array of its own, as RESP3 and {@code ZMPOP} do. Gives an unmodifiable list.
 *
 * @param <A> the type of the first halves
 * @param <B> the type of the second halves
 * @param <P> the type of the pairs
 */
public final class Pairs<A, B, P> implements ReplyMapper<List<P>> {
  private final ReplyMapper<A> first;
  private final ReplyMapper<B> second;
  private final BiFunction<A, B, P> pair;

  /**
   * Makes a mapper.
   *
   * @param first reads the first half of each
   * @param second reads the second half of each
   * @param pair makes one of both
   */
  public Pairs(ReplyMapper<A> first, ReplyMapper<B> second, BiFunction<A, B, P> pair) {
    this.first = first;
    this.second = second;
    this.pair = pair;
  }

  @Override
  public List<P> map(ReplyReader reply) {
    List<P> pairs = new ArrayList<>(Math.max(reply.size(), 0));
    Element element = new Element();
    while (reply.hasNext()) {
      P whole = reply.element(element);
      pairs.add(whole == null ? pair.apply(element.half(), reply.element(second)) : whole);
    }
    return Collections.unmodifiableList(pairs);
  }

  /** Reads a whole pair, or null and keeps the first half. */
  private final class Element implements ReplyMapper<@Nullable P> {
    private @Nullable A half;

    @Override
    public @Nullable P map(ReplyReader element) {
      if (element.type() == ReplyType.ARRAY) {
        return pair.apply(element.element(first), element.element(second));
      }
      half = first.map(element);
      return null;
    }

    A half() {
      return requireNonNull(half);
    }
  }
}
