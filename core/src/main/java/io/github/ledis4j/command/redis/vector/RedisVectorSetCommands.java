package io.github.ledis4j.command.redis.vector;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.Replies;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The commands of Redis on vector sets, since Redis 8.0: elements, each with a vector and maybe
 * attributes, and the search for those whose vectors point in nearly the same direction. Valkey has
 * none. A vector set that loses its last element is gone.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of elements
 */
public interface RedisVectorSetCommands<K, V> extends RedisVectorSetReadCommands<K, V> {

  /**
   * Adds an element, or gives it another vector ({@code VADD}).
   *
   * @param key the key
   * @param vector as many components as the vectors that are there have, else the server answers an
   *     error
   * @param element the element
   * @return true if the element is new
   * @throws IllegalArgumentException if the vector has no component or one is infinite or NaN
   */
  default CompletableFuture<Boolean> vadd(K key, float[] vector, V element) {
    return vadd(key, vector, element, VAddOptions.DEFAULT);
  }

  /**
   * Adds an element, or gives it another vector, as the options say ({@code VADD}).
   *
   * @param key the key
   * @param vector as many components as the vectors that are there have, else the server answers an
   *     error
   * @param element the element
   * @param options how to keep it
   * @return true if the element is new
   * @throws IllegalArgumentException if the vector has no component or one is infinite or NaN
   */
  default CompletableFuture<Boolean> vadd(K key, float[] vector, V element, VAddOptions options) {
    return execute(
        options
            .addTo(
                format().command(RedisVectorSetSpecs.VADD, 4 + options.arguments()).key(key),
                Vectors.packed(vector),
                element)
            .returning(Replies.flag()));
  }

  /**
   * Removes an element ({@code VREM}).
   *
   * @param key the key
   * @param element the element
   * @return false if it was not there
   */
  default CompletableFuture<Boolean> vrem(K key, V element) {
    return execute(
        format()
            .command(RedisVectorSetSpecs.VREM, 2)
            .key(key)
            .value(element)
            .returning(Replies.flag()));
  }

  /**
   * Gives an element other attributes ({@code VSETATTR}).
   *
   * @param key the key
   * @param element the element
   * @param json an object, by whose fields searches can filter; servers take any text, and filters
   *     then pass the element over; nothing takes the attributes away
   * @return false if the element is missing
   */
  default CompletableFuture<Boolean> vsetattr(K key, V element, String json) {
    return execute(
        format()
            .command(RedisVectorSetSpecs.VSETATTR, 3)
            .key(key)
            .value(element)
            .add(json)
            .returning(Replies.flag()));
  }

  /**
   * Finds the elements whose vectors are most similar ({@code VSIM}).
   *
   * @param key the key
   * @param query what they shall be similar to
   * @param options which to give, and how hard to look
   * @return the elements, the most similar first; empty if the key is missing
   */
  default CompletableFuture<List<V>> vsim(K key, VectorQuery<V> query, VSimOptions options) {
    return execute(similar(key, query, options, 0).returning(format().elementList()));
  }

  /**
   * Finds the elements whose vectors are most similar, and tells how similar ({@code VSIM} with
   * {@code WITHSCORES}).
   *
   * @param key the key
   * @param query what they shall be similar to
   * @param options which to give, and how hard to look
   * @return the elements, the most similar first; empty if the key is missing
   */
  default CompletableFuture<List<Similar<V>>> vsimWithScores(
      K key, VectorQuery<V> query, VSimOptions options) {
    return execute(
        similar(key, query, options, 1)
            .add("WITHSCORES")
            .returning(RedisVectorSetReplies.similar(format().valueCodec())));
  }

  /**
   * Finds the elements whose vectors are most similar, tells how similar, and gives their
   * attributes ({@code VSIM} with {@code WITHSCORES} and {@code WITHATTRIBS}), since Redis 8.2.
   *
   * @param key the key
   * @param query what they shall be similar to
   * @param options which to give, and how hard to look
   * @return the elements, the most similar first; empty if the key is missing
   */
  default CompletableFuture<List<SimilarWithAttributes<V>>> vsimWithAttributes(
      K key, VectorQuery<V> query, VSimOptions options) {
    return execute(
        similar(key, query, options, 2)
            .add("WITHSCORES")
            .add("WITHATTRIBS")
            .returning(RedisVectorSetReplies.described(format().valueCodec())));
  }

  private CommandBuilder<K, V> similar(
      K key, VectorQuery<V> query, VSimOptions options, int words) {
    int arguments = 3 + options.arguments() + words;
    return options.addTo(
        query.addTo(format().command(RedisVectorSetSpecs.VSIM, arguments).key(key)));
  }
}
