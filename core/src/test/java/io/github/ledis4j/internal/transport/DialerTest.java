package io.github.ledis4j.internal.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.options.Transport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DialerTest {
  @TempDir Path directory;

  private final List<EventLoops> acquired = new ArrayList<>();

  @AfterEach
  void release() {
    acquired.forEach(EventLoops::close);
  }

  static Stream<Transport> transports() {
    return Stream.of(Transport.NIO, Transport.EPOLL, Transport.KQUEUE)
        .filter(transport -> Transports.unavailableReason(transport) == null);
  }

  private static ChannelInitializer<Channel> nothing() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {}
    };
  }

  private Channel open(Transport transport, Endpoint endpoint, boolean smallSegments) {
    ConnectionOptions options =
        ConnectionOptions.builder().connectTimeout(Duration.ofSeconds(20)).build();
    EventLoops loops = EventLoops.acquire(transport, null);
    acquired.add(loops);
    return new Dialer(loops, options)
        .open(loops.group().next(), endpoint, smallSegments, nothing())
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  private ConnectionException failure(Transport transport, Endpoint endpoint) {
    var e = assertThrows(CompletionException.class, () -> open(transport, endpoint, false));
    var failure = assertInstanceOf(ConnectionException.class, e.getCause());
    assertEquals(Outcome.NOT_SENT, failure.outcome());
    assertTrue(failure.getMessage().contains(endpoint.toString()), failure::getMessage);
    return failure;
  }

  private static void assertSays(String expected, ConnectionException failure) {
    assertTrue(failure.getMessage().contains(expected), failure::getMessage);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void should_connect_over_tcp_when_a_server_listens(Transport transport) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"))) {
      // The name may stand for ::1 too, where nothing listens: all its addresses are tried.
      for (String host : List.of("127.0.0.1", "localhost")) {
        Channel channel = open(transport, Endpoint.tcp(host, server.getLocalPort()), true);
        var remote = (InetSocketAddress) channel.remoteAddress();
        assertEquals(server.getLocalPort(), remote.getPort());
        channel.close();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void should_connect_over_a_unix_socket_when_a_server_listens(Transport transport)
      throws IOException {
    Path path = directory.resolve("x.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      Channel channel = open(transport, Endpoint.unixSocket(path), false);
      assertTrue(channel.isActive());
      channel.close();
    }
  }

  @Test
  void should_set_the_socket_options_when_the_transport_has_them() throws IOException {
    assumeFalse(
        Transports.unavailableReason(Transport.EPOLL) != null, "epoll is not available here");
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"));
        EventLoops loops = EventLoops.acquire(Transport.EPOLL, null)) {
      Endpoint endpoint = Endpoint.tcp("127.0.0.1", server.getLocalPort());
      Dialer dialer = new Dialer(loops, ConnectionOptions.DEFAULT);
      Channel small = dialer.open(loops.group().next(), endpoint, true, nothing()).join();
      assertEquals(true, small.config().getOption(ChannelOption.TCP_NODELAY));
      assertEquals(true, small.config().getOption(ChannelOption.SO_KEEPALIVE));
      assertEquals(60, small.config().getOption(EpollChannelOption.TCP_KEEPIDLE));
      assertEquals(5_000, small.config().getOption(EpollChannelOption.TCP_USER_TIMEOUT));
      assertTrue(segment(small) <= 1_460, () -> "segment of " + segment(small));
      Channel large = dialer.open(loops.group().next(), endpoint, false, nothing()).join();
      assertTrue(segment(large) > 1_460, () -> "segment of " + segment(large));
      small.close();
      large.close();
    }
  }

  private static int segment(Channel channel) {
    return channel.config().getOption(new IntegerUnixChannelOption("TCP_MAXSEG", 6, 2));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void should_say_refused_when_nothing_listens(Transport transport) throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    assertSays("connection refused", failure(transport, Endpoint.tcp("127.0.0.1", port)));
  }

  @Test
  void should_say_so_when_the_name_does_not_resolve() {
    assertSays(
        "the name does not resolve", failure(Transport.NIO, Endpoint.tcp("no.such.invalid", 1)));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void should_say_there_is_no_file_when_the_unix_socket_is_missing(Transport transport) {
    Endpoint endpoint = Endpoint.unixSocket(directory.resolve("missing.sock"));
    assertSays("there is no such file", failure(transport, endpoint));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void should_say_it_is_no_socket_when_the_path_is_a_file(Transport transport) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertSays("the file is not a socket", failure(transport, Endpoint.unixSocket(file)));
    assertSays("the file is not a socket", failure(transport, Endpoint.unixSocket(directory)));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void should_say_nothing_listens_when_the_server_left_its_socket(Transport transport)
      throws IOException {
    Path path = directory.resolve("left.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
    }
    assertSays("nothing listens on it", failure(transport, Endpoint.unixSocket(path)));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void should_say_not_permitted_when_the_socket_is_somebody_elses(Transport transport)
      throws Exception {
    Path path = directory.resolve("closed.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
      if (Files.isWritable(path)) {
        String said = DialWithoutPrivileges.run(transport, path);
        assertTrue(said.contains("not permitted"), said);
      } else {
        assertSays("not permitted", failure(transport, Endpoint.unixSocket(path)));
      }
    }
  }

  @Test
  void should_give_up_within_the_limit_when_nobody_answers() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        EventLoops loops = EventLoops.acquire(Transport.AUTO, null)) {
      Endpoint endpoint = Endpoint.tcp("127.0.0.1", full.getLocalPort());
      ConnectionOptions options =
          ConnectionOptions.builder().connectTimeout(Duration.ofMillis(300)).build();
      Dialer dialer = new Dialer(loops, options);
      List<Channel> opened = new ArrayList<>();
      // Linux lets a few more in than the backlog says, then answers no further one.
      var e =
          assertThrows(
              CompletionException.class,
              () -> {
                for (int i = 0; i < 10; i++) {
                  opened.add(dialer.open(loops.group().next(), endpoint, false, nothing()).join());
                }
              });
      var failure = assertInstanceOf(ConnectionException.class, e.getCause());
      assertTrue(failure.getMessage().matches(".*after \\d+ ms.*|.*within 300 ms.*"));
      opened.forEach(Channel::close);
    }
  }

  @Test
  void should_fail_when_the_event_loops_were_shut_down() throws InterruptedException {
    EventLoops loops = EventLoops.acquire(Transport.NIO, null);
    Dialer dialer = new Dialer(loops, ConnectionOptions.DEFAULT);
    loops.close();
    assertTrue(loops.group().terminationFuture().await(10, TimeUnit.SECONDS));
    var future = dialer.open(loops.group().next(), Endpoint.tcp("127.0.0.1", 1), false, nothing());
    var e = assertThrows(CompletionException.class, future::join);
    assertTrue(e.getCause().getMessage().contains("event loops were shut down"), e::toString);
  }

  @Test
  void should_connect_elsewhere_when_the_files_of_many_others_hang() throws Exception {
    Path pipe = directory.resolve("trust.pem");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
    ConnectionOptions options =
        ConnectionOptions.builder()
            .tls(Tls.trusting(pipe))
            .connectTimeout(Duration.ofMillis(50))
            .build();
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        EventLoops loops = EventLoops.acquire(Transport.NIO, null)) {
      Endpoint endpoint = Endpoint.tcp("localhost", server.getLocalPort());
      List<CompletableFuture<Channel>> hanging = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Dialer dialer = new Dialer(loops, options);
        for (int attempt = 0; attempt < 10; attempt++) {
          hanging.add(dialer.open(loops.group().next(), endpoint, false, nothing()));
        }
      }
      open(Transport.NIO, endpoint, false).close();
      for (CompletableFuture<Channel> one : hanging) {
        var e = assertThrows(CompletionException.class, one::join);
        assertSays("no answer within 50 ms", (ConnectionException) e.getCause());
      }
    } finally {
      new RandomAccessFile(pipe.toFile(), "rw").close(); // whoever waits for a writer goes on
    }
  }

  @Test
  void should_look_at_files_elsewhere_than_on_the_event_loop() throws Exception {
    Endpoint missing = Endpoint.unixSocket(directory.resolve("missing.sock"));
    try (EventLoops loops = EventLoops.acquire(Transport.AUTO, null)) {
      Dialer dialer = new Dialer(loops, ConnectionOptions.DEFAULT);
      EventLoop loop = loops.group().next();
      String thread = "";
      // It may be done before anyone asks, and then be told here.
      for (int i = 0; i < 100 && !thread.startsWith("ledis4j-resolve"); i++) {
        thread =
            loop.submit(
                    () ->
                        dialer
                            .open(loop, missing, false, nothing())
                            .handle((channel, failure) -> Thread.currentThread().getName()))
                .get(20, TimeUnit.SECONDS)
                .get(20, TimeUnit.SECONDS);
      }
      assertTrue(thread.startsWith("ledis4j-resolve"), thread);
    }
  }

  @Test
  void should_say_why_when_the_transport_throws_instead_of_failing() throws IOException {
    URI zip = URI.create("jar:" + directory.resolve("some.zip").toUri());
    try (FileSystem elsewhere = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path socket = Files.createFile(elsewhere.getPath("/x.sock"));
      ConnectionException failure = failure(Transport.NIO, Endpoint.unixSocket(socket));
      assertInstanceOf(IllegalArgumentException.class, failure.getCause());
    }
  }
}
