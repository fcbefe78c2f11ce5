package io.github.ledis4j.command.redis.vector;

import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on vector sets, since Redis 8.0: elements, each with a vector and maybe
 * attributes, and the search for those whose vectors point in nearly the same direction. First come
 * those that add and remove elements, then those that ask about the set, its elements and their
 * neighbours, last the search. Valkey has none. A vector set that loses its last element is gone.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of elements
 */
public interface RedisVectorSetCommands<K, V> extends CommandSink<K, V> {

  // Adding and removing elements.

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

  // Attributes.

  /**
   * Returns an element other attributes ({@code VSETATTR}).
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
   * Returns the attributes of an element ({@code VGETATTR}).
   *
   * @param key the key
   * @param element the element
   * @return them as they were set, JSON as a rule; null if there are none or the element is missing
   */
  default CompletableFuture<@Nullable String> vgetattr(K key, V element) {
    return execute(
        format()
            .command(RedisVectorSetSpecs.VGETATTR, 2)
            .key(key)
            .value(element)
            .returning(Replies.text()));
  }

  // Asking about a set.

  /**
   * Counts the elements ({@code VCARD}).
   *
   * @param key the key
   * @return how many there are; 0 if the key is missing
   */
  default CompletableFuture<Long> vcard(K key) {
    return execute(
        format().command(RedisVectorSetSpecs.VCARD, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Returns how many components the vectors have as they are kept ({@code VDIM}). A missing key is
   * answered with an error.
   *
   * @param key the key
   * @return how many there are
   */
  default CompletableFuture<Long> vdim(K key) {
    return execute(
        format().command(RedisVectorSetSpecs.VDIM, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Returns how a vector set is made ({@code VINFO}).
   *
   * @param key the key
   * @return the facts, or null if the key is missing
   */
  default CompletableFuture<@Nullable VectorSetInfo> vinfo(K key) {
    return execute(
        format()
            .command(RedisVectorSetSpecs.VINFO, 1)
            .key(key)
            .returning(RedisVectorSetReplies.INFO));
  }

  // Asking about elements.

  /**
   * Returns whether an element is in a vector set ({@code VISMEMBER}), since Redis 8.2.
   *
   * @param key the key
   * @param element the element
   * @return false if it is not, or the key is missing
   */
  default CompletableFuture<Boolean> vismember(K key, V element) {
    return execute(
        format()
            .command(RedisVectorSetSpecs.VISMEMBER, 2)
            .key(key)
            .value(element)
            .returning(Replies.flag()));
  }

  /**
   * Returns the vector of an element ({@code VEMB}), as exactly as it is kept.
   *
   * @param key the key
   * @param element the element
   * @return its components, or null if the element is missing
   */
  default CompletableFuture<float @Nullable []> vemb(K key, V element) {
    return execute(
        format()
            .command(RedisVectorSetSpecs.VEMB, 2)
            .key(key)
            .value(element)
            .returning(RedisVectorSetReplies.VECTOR));
  }

  /**
   * Returns the vector of an element in the server's own form ({@code VEMB} with {@code RAW}).
   *
   * @param key the key
   * @param element the element
   * @return the vector, or null if the element is missing
   */
  default CompletableFuture<@Nullable RawVector> vembRaw(K key, V element) {
    return execute(
        format()
            .command(RedisVectorSetSpecs.VEMB, 3)
            .key(key)
            .value(element)
            .add("RAW")
            .returning(RedisVectorSetReplies.RAW));
  }

  /**
   * Returns the neighbours that an element is linked to in the graph ({@code VLINKS}).
   *
   * @param key the key
   * @param element the element
   * @return a list per layer, the highest first; empty if the element is missing
   */
  default CompletableFuture<List<List<V>>> vlinks(K key, V element) {
    return execute(links(2, key, element).returning(Replies.list(format().elementList())));
  }

  /**
   * Returns the neighbours that an element is linked to in the graph, and how similar they are
   * ({@code VLINKS} with {@code WITHSCORES}).
   *
   * @param key the key
   * @param element the element
   * @return a list per layer, the highest first; empty if the element is missing
   */
  default CompletableFuture<List<List<Similar<V>>>> vlinksWithScores(K key, V element) {
    return execute(
        links(3, key, element)
            .add("WITHSCORES")
            .returning(Replies.list(RedisVectorSetReplies.similar(format().valueCodec()))));
  }

  private CommandBuilder<K, V> links(int arguments, K key, V element) {
    return format().command(RedisVectorSetSpecs.VLINKS, arguments).key(key).value(element);
  }

  /**
   * Returns some element ({@code VRANDMEMBER}).
   *
   * @param key the key
   * @return an element, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> vrandmember(K key) {
    return execute(
        format().command(RedisVectorSetSpecs.VRANDMEMBER, 1).key(key).returning(format().value()));
  }

  /**
   * Returns some elements ({@code VRANDMEMBER} with a count).
   *
   * @param key the key
   * @param count how many at most; when negative, exactly so many, of which some may come more than
   *     once
   * @return the elements; empty if the key is missing
   */
  default CompletableFuture<List<V>> vrandmemberCount(K key, long count) {
    return execute(
        format()
            .command(RedisVectorSetSpecs.VRANDMEMBER, 2)
            .key(key)
            .add(count)
            .returning(format().elementList()));
  }

  // Searching.

  /**
   * Finds the elements whose vectors are most similar ({@code VSIM}).
   *
   * @param key the key
   * @param query what they must be similar to
   * @return at most ten elements, the most similar first; empty if the key is missing
   */
  default CompletableFuture<List<V>> vsim(K key, VectorQuery<V> query) {
    return vsim(key, query, VSimOptions.DEFAULT);
  }

  /**
   * Finds the elements whose vectors are most similar ({@code VSIM}).
   *
   * @param key the key
   * @param query what they must be similar to
   * @param options which to return, and how hard to look
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
   * @param query what they must be similar to
   * @return at most ten elements, the most similar first; empty if the key is missing
   */
  default CompletableFuture<List<Similar<V>>> vsimWithScores(K key, VectorQuery<V> query) {
    return vsimWithScores(key, query, VSimOptions.DEFAULT);
  }

  /**
   * Finds the elements whose vectors are most similar, and tells how similar ({@code VSIM} with
   * {@code WITHSCORES}).
   *
   * @param key the key
   * @param query what they must be similar to
   * @param options which to return, and how hard to look
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
   * Finds the elements whose vectors are most similar, with how similar they are, and their
   * attributes ({@code VSIM} with {@code WITHSCORES} and {@code WITHATTRIBS}), since Redis 8.2.
   *
   * @param key the key
   * @param query what they must be similar to
   * @return at most ten elements, the most similar first; empty if the key is missing
   */
  default CompletableFuture<List<SimilarWithAttributes<V>>> vsimWithAttributes(
      K key, VectorQuery<V> query) {
    return vsimWithAttributes(key, query, VSimOptions.DEFAULT);
  }

  /**
   * Finds the elements whose vectors are most similar, with how similar they are, and their
   * attributes ({@code VSIM} with {@code WITHSCORES} and {@code WITHATTRIBS}), since Redis 8.2.
   *
   * @param key the key
   * @param query what they must be similar to
   * @param options which to return, and how hard to look
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
