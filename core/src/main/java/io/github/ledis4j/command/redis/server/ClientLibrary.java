package io.github.ledis4j.command.redis.server;

/** What a client may tell a server about the library that it uses. */
public enum ClientLibrary {
  /** The name of the library. */
  NAME("LIB-NAME"),
  /** The version of the library. */
  VERSION("LIB-VER");

  private final String word;

  ClientLibrary(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
