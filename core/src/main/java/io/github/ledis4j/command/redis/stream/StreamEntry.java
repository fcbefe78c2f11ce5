package io.github.ledis4j.command.redis.stream;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.internal.command.BytesMap;
import io.github.ledis4j.scan.FieldValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a stream. Its fields stand in the order in which they were added, and one may be
 * there more than once: {@link #pairs} has all of them, {@link #fields} and {@link #field} the last
 * value of each.
 *
 * <p>An entry without any field was deleted from the stream after it was delivered to a consumer,
 * and still waits for its acknowledgement; there are no others without fields.
 *
 * <p>Immutable, as far as the types of the codecs are.
 *
 * @param <K> the type of keys and fields
 * @param <V> the type of values
 */
public final class StreamEntry<K, V> {
  private final StreamId id;
  private final List<FieldValue<K, V>> pairs;

  private StreamEntry(StreamId id, List<FieldValue<K, V>> pairs) {
    this.id = requireNonNull(id, "id");
    this.pairs = pairs;
  }

  /**
   * Makes an entry, as the server returns it.
   *
   * @param id its id
   * @param pairs its fields with their values, of which one may come more than once; copied
   * @param <K> the type of fields
   * @param <V> the type of values
   * @return the entry
   */
  public static <K, V> StreamEntry<K, V> of(
      StreamId id, Collection<? extends FieldValue<K, V>> pairs) {
    return new StreamEntry<>(id, List.copyOf(pairs));
  }

  /**
   * Makes an entry, as the server returns it.
   *
   * @param id its id
   * @param fields its fields with their values, in the order of the map; copied
   * @param <K> the type of fields
   * @param <V> the type of values
   * @return the entry
   */
  public static <K, V> StreamEntry<K, V> of(StreamId id, Map<? extends K, ? extends V> fields) {
    List<FieldValue<K, V>> pairs = new ArrayList<>(fields.size());
    fields.forEach((field, value) -> pairs.add(new FieldValue<>(field, value)));
    return of(id, pairs);
  }

  /** {@return its id} */
  public StreamId id() {
    return id;
  }

  /** {@return its fields with their values, unmodifiable; empty if it was deleted} */
  public List<FieldValue<K, V>> pairs() {
    return pairs;
  }

  /**
   * Returns whether the entry is no longer in its stream.
   *
   * @return true if its fields are lost
   */
  public boolean isDeleted() {
    return pairs.isEmpty();
  }

  /**
   * Returns the fields as a map. Fields that are {@code byte[]} are equal in it, and for {@link
   * #field}, when their bytes are.
   *
   * @return an unmodifiable map in the order of the fields; of a field that is there more than once
   *     it has the last value
   */
  public Map<K, V> fields() {
    Map<K, V> fields = BytesMap.forKey(pairs.isEmpty() ? null : pairs.get(0).field(), pairs.size());
    pairs.forEach(pair -> fields.put(pair.field(), pair.value()));
    return Collections.unmodifiableMap(fields);
  }

  /**
   * Returns the value of a field.
   *
   * @param name the field
   * @return its value, the last one if it is there more than once, or null if it is not there
   */
  public @Nullable V field(K name) {
    for (int i = pairs.size() - 1; i >= 0; i--) {
      if (Objects.deepEquals(pairs.get(i).field(), name)) {
        return pairs.get(i).value();
      }
    }
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StreamEntry<?, ?> that
        && id.equals(that.id)
        && pairs.equals(that.pairs);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + pairs.hashCode();
  }

  /** Shows the id and the fields. */
  @Override
  public String toString() {
    return id + " " + pairs;
  }
}
