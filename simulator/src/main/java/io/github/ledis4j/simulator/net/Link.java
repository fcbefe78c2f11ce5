package io.github.ledis4j.simulator.net;

/** The server's end of a connection, as the client's channel sees it. */
interface Link {
  /** How many bytes may be written now. */
  int room();

  /** Bytes for the server. */
  void send(String bytes);

  /** The client has read so many bytes. */
  void taken(int bytes);

  /** Nothing more comes from the client; it still reads. */
  void end();

  /** The client closes; nothing more comes from it. */
  void close();
}
