package io.github.ledis4j.simulator.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.ledis4j.internal.transport.DirectSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

/** What callers write to past the event loop: it may take a part of it only, or fail. */
final class SimSocket extends DirectSocket {
  private final SimChannel channel;
  private final Network network;

  SimSocket(SimChannel channel, Network network) {
    this.channel = channel;
    this.network = network;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    Link to = channel.way();
    if (to == null) {
      throw new ClosedChannelException();
    }
    network.writing();
    byte[] taken = new byte[network.partOf(Math.min(bytes.remaining(), to.room()))];
    bytes.get(taken);
    to.send(new String(taken, ISO_8859_1));
    return taken.length;
  }
}
