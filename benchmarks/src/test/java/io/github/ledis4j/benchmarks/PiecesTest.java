package io.github.ledis4j.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PiecesTest {

  @Test
  void should_hand_on_requests_and_replies_whole_when_a_reply_is_long() throws IOException {
    byte[] reply = new byte[100 * Pieces.PIECE + 1];
    new Random(1).nextBytes(reply);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 1, loopback);
        Pieces pieces = new Pieces(server.getLocalSocketAddress());
        Socket client = connect(pieces.place())) {
      client.getOutputStream().write(Data.ascii("PING"));
      try (Socket accepted = server.accept()) {
        assertArrayEquals(Data.ascii("PING"), accepted.getInputStream().readNBytes(4));
        accepted.getOutputStream().write(reply);

        assertArrayEquals(reply, client.getInputStream().readNBytes(reply.length));
      }
    }
  }

  private static Socket connect(String place) throws IOException {
    int colon = place.lastIndexOf(':');
    return new Socket(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
  }
}
