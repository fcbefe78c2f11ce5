package io.github.ledis4j.internal.pubsub;

import io.github.ledis4j.pubsub.KeyspaceEvent;
import io.github.ledis4j.pubsub.Message;
import io.github.ledis4j.pubsub.PatternMessage;
import io.github.ledis4j.pubsub.ShardMessage;
import java.nio.charset.StandardCharsets;

/** Names what a handler was given, for the log: its channel, never its payload. */
final class Said {
  private Said() {}

  static String of(Object given) {
    if (given instanceof Message<?, ?> message) {
      return "a message of channel " + text(message.channel());
    }
    if (given instanceof ShardMessage<?, ?> message) {
      return "a message of sharded channel " + text(message.channel());
    }
    if (given instanceof PatternMessage<?, ?> message) {
      return "a message of channel "
          + text(message.channel())
          + " for pattern "
          + text(message.pattern());
    }
    if (given instanceof KeyspaceEvent<?, ?> event) {
      return "an event of key " + text(event.key());
    }
    return "a " + given.getClass().getSimpleName();
  }

  private static String text(Object name) {
    return name instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(name);
  }
}
