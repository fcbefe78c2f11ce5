package io.github.ledis4j.command.redis;

import static io.github.ledis4j.internal.command.Arguments.between;
import static io.github.ledis4j.internal.command.Arguments.count;

import io.github.ledis4j.command.CommandBuilder;
import io.github.ledis4j.command.CommandSink;
import io.github.ledis4j.command.Replies;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Redis on bitmaps: the bits of strings, and integers made of some of them. Bits
 * count from 0, the highest of the first byte; those behind the end of a value are clear. A value
 * has at most 512 MiB, which are 2^32 bits, unless the server is set otherwise: a bit behind that
 * is answered with an error.
 *
 * <p>A null argument is a {@link NullPointerException}, and thrown at the call, like every {@link
 * IllegalArgumentException} here.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public interface RedisBitmapCommands<K, V> extends CommandSink<K, V> {

  /**
   * Sets or clears one bit ({@code SETBIT}); the value grows as needed.
   *
   * @param key the key
   * @param offset which bit, from 0
   * @param bit true to set it
   * @return whether it was set before
   * @throws IllegalArgumentException if the offset is negative
   */
  default CompletableFuture<Boolean> setbit(K key, long offset, boolean bit) {
    return execute(
        format()
            .command(RedisBitmapSpecs.SETBIT, 3)
            .key(key)
            .add(between(offset, 0, Long.MAX_VALUE, "offset"))
            .add(bit ? 1 : 0)
            .returning(Replies.flag()));
  }

  /**
   * Reads one bit ({@code GETBIT}).
   *
   * @param key the key
   * @param offset which bit, from 0
   * @return whether it is set; false if the key is missing
   * @throws IllegalArgumentException if the offset is negative
   */
  default CompletableFuture<Boolean> getbit(K key, long offset) {
    return execute(
        format()
            .command(RedisBitmapSpecs.GETBIT, 2)
            .key(key)
            .add(between(offset, 0, Long.MAX_VALUE, "offset"))
            .returning(Replies.flag()));
  }

  /**
   * Counts the bits that are set ({@code BITCOUNT}).
   *
   * @param key the key
   * @return how many there are; 0 if the key is missing
   */
  default CompletableFuture<Long> bitcount(K key) {
    return execute(
        format().command(RedisBitmapSpecs.BITCOUNT, 1).key(key).returning(Replies.integer()));
  }

  /**
   * Counts the bits that are set in part of a value ({@code BITCOUNT}).
   *
   * @param key the key
   * @param range where to look
   * @return how many there are; 0 if the key is missing
   */
  default CompletableFuture<Long> bitcount(K key, BitRange range) {
    return execute(
        range
            .addTo(format().command(RedisBitmapSpecs.BITCOUNT, 1 + range.arguments()).key(key))
            .returning(Replies.integer()));
  }

  /**
   * Finds the first bit that is set or clear ({@code BITPOS}).
   *
   * @param key the key
   * @param bit true to look for one that is set
   * @return its offset; null if none is set; the offset right behind the value if none is clear, so
   *     0 for a missing key
   */
  default CompletableFuture<@Nullable Long> bitpos(K key, boolean bit) {
    return execute(bitpos(2, key, bit).returning(RedisReplies.POSITION));
  }

  /**
   * Finds the first bit that is set or clear from a byte on ({@code BITPOS} with a start).
   *
   * @param key the key
   * @param bit true to look for one that is set
   * @param start the first byte to look at, counted from 0, or from the end when negative
   * @return its offset from the start of the value; null if none is set there; the offset right
   *     behind the value if none is clear
   */
  default CompletableFuture<@Nullable Long> bitpos(K key, boolean bit, long start) {
    return execute(bitpos(3, key, bit).add(start).returning(RedisReplies.POSITION));
  }

  /**
   * Finds the first bit that is set or clear in part of a value ({@code BITPOS}).
   *
   * @param key the key
   * @param bit true to look for one that is set
   * @param range where to look
   * @return its offset from the start of the value, or null if there is none in the range
   */
  default CompletableFuture<@Nullable Long> bitpos(K key, boolean bit, BitRange range) {
    return execute(
        range.addTo(bitpos(2 + range.arguments(), key, bit)).returning(RedisReplies.POSITION));
  }

  private CommandBuilder<K, V> bitpos(int arguments, K key, boolean bit) {
    return format().command(RedisBitmapSpecs.BITPOS, arguments).key(key).add(bit ? 1 : 0);
  }

  /**
   * Combines values bit by bit and stores the result ({@code BITOP}), or deletes the destination if
   * that is empty; missing keys count as empty, and shorter values as filled up with zeros.
   *
   * @param operation how to combine; some are since Redis 8.2
   * @param destination where to store
   * @param sources as many keys as the operation takes
   * @return the length of the result in bytes
   * @throws IllegalArgumentException if the operation does not take so many sources
   */
  @SuppressWarnings("unchecked")
  default CompletableFuture<Long> bitop(BitOperation operation, K destination, K... sources) {
    return bitop(operation, destination, Arrays.asList(sources));
  }

  /**
   * Combines values bit by bit and stores the result ({@code BITOP}), or deletes the destination if
   * that is empty; missing keys count as empty, and shorter values as filled up with zeros.
   *
   * @param operation how to combine; some are since Redis 8.2
   * @param destination where to store
   * @param sources as many keys as the operation takes
   * @return the length of the result in bytes
   * @throws IllegalArgumentException if the operation does not take so many sources
   */
  default CompletableFuture<Long> bitop(
      BitOperation operation, K destination, Collection<? extends K> sources) {
    return execute(
        format()
            .command(RedisBitmapSpecs.BITOP, 2 + operation.check(sources))
            .add(operation.name())
            .key(destination)
            .keys(sources)
            .returning(Replies.integer()));
  }

  /**
   * Reads and changes integers of any width inside of a value ({@code BITFIELD}), all at once and
   * in their order; a missing key counts as empty, and the value grows as needed.
   *
   * @param key the key
   * @param operations at least one operation
   * @return one element per operation: what was read, what stood there before it was set, or what
   *     came of an increment; null where an operation was not done because of {@link
   *     BitOverflow#FAIL}
   * @throws IllegalArgumentException if there is no operation
   */
  default CompletableFuture<List<@Nullable Long>> bitfield(K key, BitFieldOperations operations) {
    return execute(
        operations
            .addTo(format().command(RedisBitmapSpecs.BITFIELD, 1 + operations.arguments()).key(key))
            .returning(RedisReplies.NULLABLE_INTEGERS));
  }

  /**
   * Reads integers of any width inside of a value ({@code BITFIELD_RO}). Like other reads, it is
   * repeated when no answer came.
   *
   * @param key the key
   * @param fields at least one field
   * @return one element per field, 0 for those behind the end of the value
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<List<Long>> bitfieldRo(K key, BitField... fields) {
    return bitfieldRo(key, Arrays.asList(fields));
  }

  /**
   * Reads integers of any width inside of a value ({@code BITFIELD_RO}). Like other reads, it is
   * repeated when no answer came.
   *
   * @param key the key
   * @param fields at least one field
   * @return one element per field, 0 for those behind the end of the value
   * @throws IllegalArgumentException if there is no field
   */
  default CompletableFuture<List<Long>> bitfieldRo(K key, Collection<? extends BitField> fields) {
    CommandBuilder<K, V> command =
        format().command(RedisBitmapSpecs.BITFIELD_RO, 1 + 3 * count(fields, "field")).key(key);
    for (BitField field : fields) {
      command.add("GET").add(FieldPlace.of(field).encoding()).add(FieldPlace.of(field).offset());
    }
    return execute(command.returning(RedisReplies.INTEGERS));
  }
}
