package io.github.ledis4j.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.TlsException;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.options.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir Path directory;

  private final EventLoops loops = EventLoops.acquire(Transport.AUTO, null);
  private final CompletableFuture<String> echoed = new CompletableFuture<>();

  @AfterEach
  void release() {
    loops.close();
  }

  private TlsServer server(String names, boolean wantsCertificate) throws Exception {
    return new TlsServer(directory, names, wantsCertificate);
  }

  /** Sends as soon as the channel is active: nothing may leave in the clear. */
  private ChannelInitializer<Channel> sendsAtOnce() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel
            .pipeline()
            .addLast(
                new SimpleChannelInboundHandler<ByteBuf>() {
                  @Override
                  public void channelActive(ChannelHandlerContext context) {
                    context.writeAndFlush(
                        Unpooled.copiedBuffer("hello", StandardCharsets.US_ASCII));
                  }

                  @Override
                  protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
                    echoed.complete(message.toString(StandardCharsets.US_ASCII));
                  }

                  @Override
                  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                    echoed.completeExceptionally(cause);
                  }
                });
      }
    };
  }

  private Channel open(Endpoint endpoint, Tls tls) {
    return new Dialer(loops, ConnectionOptions.builder().tls(tls).build())
        .open(loops.group().next(), endpoint, false, sendsAtOnce())
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  private void assertConnects(int port, Tls tls) {
    Channel channel = open(Endpoint.tcp("127.0.0.1", port), tls);
    assertEquals("hello", echoed.orTimeout(30, TimeUnit.SECONDS).join());
    channel.close();
  }

  private String failure(Endpoint endpoint, Tls tls) {
    var e = assertThrows(CompletionException.class, () -> open(endpoint, tls));
    TlsException failure = assertInstanceOf(TlsException.class, e.getCause());
    assertEquals(Outcome.NOT_SENT, failure.outcome());
    return failure.getMessage();
  }

  private String failure(int port, Tls tls) {
    return failure(Endpoint.tcp("127.0.0.1", port), tls);
  }

  private static void assertSays(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message.contains(part), message);
    }
  }

  @Test
  void should_connect_when_certificate_and_name_are_right() throws Exception {
    try (TlsServer server = server("dns:db.internal,ip:127.0.0.1", false)) {
      assertConnects(server.port, Tls.trusting(server.certificate));
    }
  }

  @Test
  void should_name_both_when_the_certificate_is_for_another_host() throws Exception {
    try (TlsServer server = server("dns:db.internal,dns:db2.internal", false)) {
      assertSays(
          failure(server.port, Tls.trusting(server.certificate)),
          "127.0.0.1:" + server.port,
          "expected a certificate for 127.0.0.1",
          "db.internal, db2.internal");
      assertSays(
          failure(server.port, Tls.trusting(server.certificate).expectedName("other.internal")),
          "expected a certificate for other.internal");
    }
  }

  @Test
  void should_connect_when_another_name_is_expected() throws Exception {
    try (TlsServer server = server("dns:db.internal", false)) {
      assertConnects(server.port, Tls.trusting(server.certificate).expectedName("db.internal"));
    }
  }

  @Test
  void should_connect_when_the_host_name_check_is_off() throws Exception {
    try (TlsServer server = server("dns:db.internal", false)) {
      assertConnects(server.port, Tls.trusting(server.certificate).checkHostName(false));
    }
  }

  @Test
  void should_refuse_when_the_certificate_is_not_trusted() throws Exception {
    try (TlsServer server = server("ip:127.0.0.1", false);
        TlsServer other = server("ip:127.0.0.1", false)) {
      assertSays(failure(server.port, Tls.systemTrust()), "is not trusted", "the JDK's trust");
      assertSays(
          failure(server.port, Tls.trusting(other.certificate).checkHostName(false)),
          "is not trusted",
          other.certificate.toString());
    }
  }

  @Test
  void should_check_certificates_off_the_event_loop() throws Exception {
    try (TlsServer server = server("ip:127.0.0.1", false)) {
      Endpoint endpoint = Endpoint.tcp("127.0.0.1", server.port);
      Throwable cause =
          assertThrows(CompletionException.class, () -> open(endpoint, Tls.systemTrust()));
      while (!(cause instanceof CertificateRefused)) {
        cause = cause.getCause();
      }
      for (StackTraceElement frame : cause.getStackTrace()) {
        assertFalse(frame.getClassName().startsWith("io.netty.channel"), frame::toString);
      }
    }
  }

  @Test
  void should_still_look_at_the_name_when_the_certificate_check_is_off() throws Exception {
    Tls unchecked = Tls.systemTrust().checkCertificate(false);
    try (TlsServer wrong = server("dns:db.internal", false);
        TlsServer right = server("ip:127.0.0.1", false)) {
      assertConnects(right.port, unchecked);
      assertSays(failure(wrong.port, unchecked), "expected a certificate for 127.0.0.1");
    }
  }

  @Test
  void should_connect_when_both_checks_are_off() throws Exception {
    try (TlsServer server = server("dns:db.internal", false)) {
      assertConnects(server.port, Tls.systemTrust().checkCertificate(false).checkHostName(false));
    }
  }

  @Test
  void should_show_its_certificate_when_the_server_wants_one() throws Exception {
    try (TlsServer server = server("ip:127.0.0.1", true)) {
      assertConnects(
          server.port,
          Tls.trusting(server.certificate).certificate(server.certificate, server.key));
    }
  }

  @Test
  void should_use_the_new_certificate_when_the_file_was_renewed() throws Exception {
    try (TlsServer first = server("ip:127.0.0.1", false);
        TlsServer second = server("ip:127.0.0.1", false)) {
      Path trust = Files.copy(first.certificate, directory.resolve("trust.pem"));
      Dialer dialer =
          new Dialer(loops, ConnectionOptions.builder().tls(Tls.trusting(trust)).build());
      Endpoint old = Endpoint.tcp("127.0.0.1", first.port);
      dialer.open(loops.group().next(), old, false, sendsAtOnce()).join().close();
      Files.write(trust, Files.readAllBytes(second.certificate));
      Files.setLastModifiedTime(trust, FileTime.fromMillis(1));
      Endpoint renewed = Endpoint.tcp("127.0.0.1", second.port);
      dialer.open(loops.group().next(), renewed, false, sendsAtOnce()).join().close();
    }
  }

  @Test
  void should_say_so_when_the_server_does_not_speak_tls() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"))) {
      CompletableFuture.runAsync(
          () -> {
            try (Socket socket = plain.accept()) {
              socket.getInputStream().read();
              socket
                  .getOutputStream()
                  .write("-ERR unknown command\r\n".getBytes(StandardCharsets.US_ASCII));
              socket.getInputStream().readAllBytes();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      assertSays(failure(plain.getLocalPort(), Tls.systemTrust()), "does not speak TLS");
    }
  }

  @Test
  void should_name_the_file_when_the_material_cannot_be_used() throws Exception {
    Path missing = directory.resolve("missing.pem");
    Path empty = Files.createFile(directory.resolve("empty.pem"));
    Path text = Files.writeString(directory.resolve("text.pem"), "not a certificate");
    assertSays(failure(1, Tls.trusting(missing)), "there is no file", missing.toString());
    assertSays(failure(1, Tls.trusting(empty)), "no trusted certificates", empty.toString());
    assertSays(failure(1, Tls.trusting(text)), "no trusted certificates", text.toString());
    assertSays(failure(1, Tls.systemTrust().certificate(text, text)), "PKCS#8", text.toString());
  }

  @Test
  void should_want_an_expected_name_when_tls_runs_over_a_unix_socket() {
    Endpoint unix = Endpoint.unixSocket(directory.resolve("x.sock"));
    assertSays(failure(unix, Tls.systemTrust()), "needs an expected name");
  }
}
