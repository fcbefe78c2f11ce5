package io.github.ledis4j.internal.command;

import java.nio.ByteBuffer;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map in the order in which its keys came, which are arrays of bytes and equal when their bytes
 * are: in any other map nobody would find anything. Not thread-safe.
 */
public final class BytesMap<V extends @Nullable Object> extends AbstractMap<byte[], V> {
  private final Map<ByteBuffer, Entry<byte[], V>> entries = new LinkedHashMap<>();

  /** Makes a map for keys like this one, for so many of them. */
  @SuppressWarnings("unchecked")
  public static <K, V extends @Nullable Object> Map<K, V> forKey(@Nullable K first, int size) {
    return first instanceof byte[] ? (Map<K, V>) new BytesMap<V>() : new LinkedHashMap<>(size);
  }

  @Override
  public @Nullable V put(byte[] key, V value) {
    Entry<byte[], V> known = entries.get(ByteBuffer.wrap(key));
    if (known != null) {
      return known.setValue(value);
    }
    entries.put(ByteBuffer.wrap(key), new SimpleEntry<>(key, value));
    return null;
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    Entry<byte[], V> entry =
        key instanceof byte[] bytes ? entries.get(ByteBuffer.wrap(bytes)) : null;
    return entry == null ? null : entry.getValue();
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof byte[] bytes && entries.containsKey(ByteBuffer.wrap(bytes));
  }

  /** By content too, as {@code equals} finds keys by it. */
  @Override
  public int hashCode() {
    int sum = 0;
    for (Entry<byte[], V> entry : entries.values()) {
      sum += Arrays.hashCode(entry.getKey()) ^ Objects.hashCode(entry.getValue());
    }
    return sum;
  }

  @Override
  public Set<Entry<byte[], V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<byte[], V>> iterator() {
        return entries.values().iterator();
      }

      @Override
      public int size() {
        return entries.size();
      }
    };
  }
}
