package io.github.ledis4j.internal.writer;

import io.github.ledis4j.writer.RedisBatchWriter;

/** A writer of Redis commands as users have it. */
public final class RedisWriterHandle<K, V> extends WriterHandle<K, V, RedisBatchWriter<K, V>>
    implements RedisBatchWriter<K, V> {

  /** Makes a handle that takes commands while there is room. */
  public RedisWriterHandle(BoundedWriter<K, V> writer) {
    super(writer, false);
  }

  private RedisWriterHandle(BoundedWriter<K, V> writer, boolean always) {
    super(writer, always);
  }

  @Override
  RedisBatchWriter<K, V> unlimited(BoundedWriter<K, V> same) {
    return new RedisWriterHandle<>(same, true);
  }
}
