package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of one kind that are subscribed, found by the bytes that the server sends, where they
 * lie. Event-loop confined, but for their number.
 */
final class SubscribedNames<K, V> {
  private final Map<Slice, SubscribedName<K, V>> names = new LinkedHashMap<>();
  private final Slice probe = new Slice();
  private @Nullable SubscribedName<K, V> last;
  private volatile int size;

  /** Reads a name; gives null for one that nobody has subscribed, or not any more. */
  private final ReplyMapper<@Nullable SubscribedName<K, V>> reader;

  SubscribedNames() {
    Codec<Slice> slices = new SliceCodec();
    reader =
        reply -> {
          // The probe stands on the bytes of the frame then; null is no name.
          return reply.value(slices) == null ? null : find();
        };
  }

  ReplyMapper<@Nullable SubscribedName<K, V>> reader() {
    return reader;
  }

  private @Nullable SubscribedName<K, V> find() {
    SubscribedName<K, V> recent = last;
    if (recent != null && probe.holds(recent.bytes())) {
      return recent;
    }
    SubscribedName<K, V> found = names.get(probe);
    if (found != null) {
      last = found;
    }
    return found;
  }

  @Nullable SubscribedName<K, V> get(byte[] bytes) {
    return names.get(new Slice().on(bytes, 0, bytes.length));
  }

  void add(SubscribedName<K, V> name) {
    names.put(new Slice().on(name.bytes(), 0, name.bytes().length), name);
    size = names.size();
  }

  void remove(SubscribedName<K, V> name) {
    names.remove(new Slice().on(name.bytes(), 0, name.bytes().length));
    last = null;
    size = names.size();
  }

  Collection<SubscribedName<K, V>> all() {
    return List.copyOf(names.values());
  }

  int size() {
    return size;
  }

  /** Some bytes of an array, compared by value. */
  private static final class Slice {
    private byte[] array = new byte[0];
    private int from;
    private int to;

    Slice on(byte[] bytes, int offset, int length) {
      array = bytes;
      from = offset;
      to = offset + length;
      return this;
    }

    boolean holds(byte[] bytes) {
      return Arrays.equals(array, from, to, bytes, 0, bytes.length);
    }

    @Override
    public int hashCode() {
      int hash = 1;
      for (int i = from; i < to; i++) {
        hash = 31 * hash + array[i];
      }
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Slice slice
          && Arrays.equals(array, from, to, slice.array, slice.from, slice.to);
    }
  }

  /** Puts the probe on the bytes that are read, without a copy. */
  private final class SliceCodec implements Codec<Slice> {
    @Override
    public int size(Slice value) {
      return value.to - value.from;
    }

    @Override
    public void write(Slice value, byte[] target, int offset) {
      System.arraycopy(value.array, value.from, target, offset, size(value));
    }

    @Override
    public Slice read(byte[] source, int offset, int length) {
      return probe.on(source, offset, length);
    }
  }
}
