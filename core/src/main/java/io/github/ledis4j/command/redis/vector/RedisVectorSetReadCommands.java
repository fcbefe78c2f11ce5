package io.github.ledis4j.command.redis.vector;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis that read vector sets, since Redis 8.0.
 *
 * <p>A null argument is a {@link NullPointerException}, thrown at the call.
 *
 * @param <K> the type of keys
 * @param <V> the type of elements
 */
public interface RedisVectorSetReadCommands<K, V> extends CommandSink<K, V> {

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
   * Asks how many components the vectors have as they are kept ({@code VDIM}). A missing key is
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
   * Gives the vector of an element ({@code VEMB}), as exactly as it is kept.
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
   * Gives the vector of an element in the server's own form ({@code VEMB} with {@code RAW}).
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
   * Gives the attributes of an element ({@code VGETATTR}).
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

  /**
   * Asks how a vector set is made ({@code VINFO}).
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

  /**
   * Asks whether an element is in a vector set ({@code VISMEMBER}), since Redis 8.2.
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
   * Gives the neighbours that an element is linked to in the graph ({@code VLINKS}).
   *
   * @param key the key
   * @param element the element
   * @return a list per layer, the highest first; empty if the element is missing
   */
  default CompletableFuture<List<List<V>>> vlinks(K key, V element) {
    return execute(links(2, key, element).returning(Replies.list(format().elementList())));
  }

  /**
   * Gives the neighbours that an element is linked to in the graph, and how similar they are
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
   * Gives some element ({@code VRANDMEMBER}).
   *
   * @param key the key
   * @return an element, or null if the key is missing
   */
  default CompletableFuture<@Nullable V> vrandmember(K key) {
    return execute(
        format().command(RedisVectorSetSpecs.VRANDMEMBER, 1).key(key).returning(format().value()));
  }

  /**
   * Gives some elements ({@code VRANDMEMBER} with a count).
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
}
