package io.github.ledis4j.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Finds out when a server answers: a PING on a plain socket, a handshake on a TLS one. */
final class Readiness {
  private static final byte[] PING = "*1\r\n$4\r\nPING\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int ATTEMPT_MILLIS = 1_000;
  private static final long PAUSE_NANOS = 10_000_000;

  private Readiness() {}

  /** Returns whether the server answered before {@code limit} or before it stopped running. */
  static boolean await(
      SocketAddress address, boolean tls, Duration limit, BooleanSupplier running) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (running.getAsBoolean() && System.nanoTime() < deadline) {
      if (tls ? greets(address) : answers(address)) {
        return true;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return false;
  }

  /** Tells whether a PING gets an answer; one that asks for a password counts. */
  static boolean answers(SocketAddress address) {
    try (SocketChannel channel = SocketChannel.open(address);
        Selector selector = Selector.open()) {
      channel.write(ByteBuffer.wrap(PING));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      ByteBuffer reply = ByteBuffer.allocate(256);
      while (reply.hasRemaining() && selector.select(ATTEMPT_MILLIS) > 0) {
        selector.selectedKeys().clear();
        if (channel.read(reply) < 0) {
          return false;
        }
        String text = new String(reply.array(), 0, reply.position(), StandardCharsets.UTF_8);
        if (text.endsWith("\r\n")) {
          return !text.startsWith("-LOADING");
        }
      }
      return false;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static boolean greets(SocketAddress address) {
    try (Socket plain = new Socket()) {
      plain.connect(address, ATTEMPT_MILLIS);
      plain.setSoTimeout(ATTEMPT_MILLIS);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustAnyone()}, null);
      InetSocketAddress remote = (InetSocketAddress) address;
      try (SSLSocket socket =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(plain, remote.getHostString(), remote.getPort(), true)) {
        socket.startHandshake();
        return true;
      }
    } catch (IOException notYet) {
      return false;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this JVM has no TLS", impossible);
    }
  }

  /** Only asks whether anybody is there; what the certificate says is for the tests to judge. */
  private static final class TrustAnyone implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
