package io.github.ledis4j.command.redis.server;

/** How a command was changed. */
public sealed interface CommandChange permits CommandDocsReplies.Change {

  /** {@return the version of the server that brought the change} */
  String version();

  /** {@return what is new} */
  String change();
}
