package io.github.ledis4j.replay;

import io.github.ledis4j.testkit.LedisServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends every example of a file to real servers, over a socket of its own, and writes the replies
 * into the file. A reply that still matches its pattern is left as it is.
 */
final class ExampleProbe {
  private ExampleProbe() {}

  /**
   * Asks the servers.
   *
   * @param arguments the path of the file
   * @throws IOException if it cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.US_ASCII));
    try (Servers servers = new Servers(LedisServer.onFreePort().start())) {
      for (Example example : ExampleFile.parse(lines)) {
        lines.set(example.line() - 1, asked(example, servers));
      }
    }
    Files.write(file, lines, StandardCharsets.US_ASCII);
  }

  private static String asked(Example example, Servers servers) {
    Answer answer = ask(example, servers);
    Expectation expected = example.expected();
    boolean valid = expected != null && expected.matches(answer);
    Expectation now = valid ? expected : new Expectation(Expectation.Match.EXACT, answer);
    return example.text() + " => " + now + example.remark();
  }

  static Answer ask(Example example, Servers servers) {
    LedisServer server = servers.emptied(example.server());
    try (RawConnection one = Servers.connect(server, example.server());
        RawConnection other = Servers.connect(server, example.server())) {
      for (List<String> command : example.before()) {
        one.send(servers.addressed(command));
      }
      one.write(servers.addressed(example.request()));
      example.meanwhile().forEach(other::send);
      return one.read();
    }
  }
}
