package io.github.ledis4j.command.redis.server;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where some keys of a command are, and what it does to them. */
public sealed interface KeySpecification permits CommandInfoReplies.Keys {

  /** {@return what else there is to know, or null} */
  @Nullable String notes();

  /** {@return what is done to the keys, {@code RO}, {@code access} and the like} */
  Set<String> flags();

  /** {@return where the search for them starts} */
  KeySearch begin();

  /** {@return how they are found from there} */
  KeySearch find();
}
