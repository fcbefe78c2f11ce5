package io.github.ledis4j.internal.transport;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Endpoint;
import io.github.ledis4j.options.Transport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Dials from a JVM of its own that, although started by root, has to respect permissions. */
final class DialWithoutPrivileges {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  private static final String CAPABILITIES = "-dac_override,-dac_read_search";

  private DialWithoutPrivileges() {}

  /** Runs {@link #main} and gives what it said. */
  static String run(Transport transport, Path socket) throws Exception {
    assumeTrue(Files.isExecutable(SETPRIV), "root may do everything, and there is no setpriv");
    Process child =
        new ProcessBuilder(
                List.of(
                    SETPRIV.toString(),
                    "--inh-caps=" + CAPABILITIES,
                    "--bounding-set=" + CAPABILITIES,
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    DialWithoutPrivileges.class.getName(),
                    transport.name(),
                    socket.toString()))
            .redirectErrorStream(true)
            .start();
    child.getOutputStream().close();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    child.waitFor();
    return said;
  }

  /**
   * Dials once and prints the failure.
   *
   * @param args the transport and the socket
   */
  public static void main(String[] args) {
    try (EventLoops loops = EventLoops.acquire(Transport.valueOf(args[0]), null)) {
      Dialer dialer = new Dialer(loops, ConnectionOptions.DEFAULT);
      Endpoint endpoint = Endpoint.unixSocket(Path.of(args[1]));
      Channel channel =
          dialer
              .open(loops.group().next(), endpoint, false, new ChannelInboundHandlerAdapter())
              .join();
      System.out.println("connected: " + channel);
    } catch (CompletionException e) {
      System.out.println(e.getCause().getMessage());
    }
  }
}
