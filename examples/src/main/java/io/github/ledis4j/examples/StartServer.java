package io.github.ledis4j.examples;

import java.util.concurrent.CountDownLatch;

/**
 * Starts a server for trying things by hand, says where it is, and runs until it is ended. Run by
 * {@code examples/run server [ledis|redis]}.
 */
public final class StartServer {
  private static final String USAGE = "usage: examples/run server [ledis|redis]";

  private StartServer() {}

  /**
   * Runs the program.
   *
   * @param args which server: {@code ledis}, as without any, or {@code redis}
   */
  public static void main(String[] args) {
    CommandLine.run("server", () -> run(CommandLine.parse(USAGE, args)));
  }

  private static void run(CommandLine arguments) throws InterruptedException {
    String kind = arguments.word(USAGE);
    try (Server server = start(kind == null ? "ledis" : kind)) {
      System.out.println(server.description() + ", at " + server.url() + "; Ctrl-C ends it");
      new CountDownLatch(1).await();
    }
  }

  private static Server start(String kind) {
    return switch (kind) {
      case "ledis" -> Server.ledisAt(null);
      case "redis" -> Server.redisAt(null);
      default -> throw new IllegalArgumentException(USAGE);
    };
  }
}
