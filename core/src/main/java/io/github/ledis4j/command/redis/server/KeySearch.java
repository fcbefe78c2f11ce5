package io.github.ledis4j.command.redis.server;

import java.util.Map;

/** A step on the way to the keys of a command. */
public sealed interface KeySearch permits CommandInfoReplies.Search {

  /**
   * {@return the way: {@code index}, {@code keyword}, {@code range}, {@code keynum} or {@code
   * unknown}}
   */
  String type();

  /** {@return the parameters of this way, {@code index} and its number for instance} */
  Map<String, String> parameters();
}
