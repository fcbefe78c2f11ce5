package io.github.ledis4j.command.redis.server;

/** What a command must take much of to be noted. */
public enum CommandlogType {
  /** Time. */
  SLOW("slow"),
  /** Bytes that are sent to the server. */
  LARGE_REQUEST("large-request"),
  /** Bytes that are sent by the server. */
  LARGE_REPLY("large-reply");

  private final String word;

  CommandlogType(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
