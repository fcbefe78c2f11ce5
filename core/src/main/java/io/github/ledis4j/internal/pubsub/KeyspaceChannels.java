package io.github.ledis4j.internal.pubsub;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.internal.CodecCalls;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.pubsub.KeyspaceEvent;
import java.util.Arrays;

/** The channels on which a server tells what happens to the keys of a database. Thread-safe. */
final class KeyspaceChannels<K> {
  private static final ReplyMapper<byte[]> CHANNEL = Replies.required(Codec.BYTES);
  private static final ReplyMapper<String> EVENT = Replies.required(Codec.UTF_8);

  private final Codec<K> keys;
  private final int database;
  private final byte[] prefix;

  KeyspaceChannels(Codec<K> keys, int database) {
    this.keys = keys;
    this.database = database;
    this.prefix = ("__keyspace@" + database + "__:").getBytes(US_ASCII);
  }

  /** The pattern of channels for a pattern of keys. */
  byte[] of(byte[] pattern) {
    byte[] channels = Arrays.copyOf(prefix, prefix.length + pattern.length);
    System.arraycopy(pattern, 0, channels, prefix.length, pattern.length);
    return channels;
  }

  /** Reads what was published on a channel that matches such a pattern. */
  <V> KeyspaceEvent<K, V> read(ReplyReader frame) {
    byte[] name = frame.element(CHANNEL);
    K key = CodecCalls.read(keys, name, prefix.length, name.length - prefix.length);
    return new KeyspaceEvent<>(key, frame.element(EVENT), database);
  }
}
