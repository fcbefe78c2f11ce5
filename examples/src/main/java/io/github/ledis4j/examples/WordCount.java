package io.github.ledis4j.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the words of a text file into a sorted set, one command per word, all of them under way at
 * once, and prints the most frequent. Run by {@code ./quickstart [FILE] [--server URL]}.
 */
public final class WordCount {
  private static final String USAGE = "usage: quickstart [FILE] [--server URL]";

  private WordCount() {}

  /**
   * Runs the program.
   *
   * @param args a file, by default the project's README, and the URL of a server, by default one
   *     that is started for the run
   */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String[] args) {
    try {
      Arguments arguments = Arguments.parse(args);
      String text = read(arguments.file());
      try (Server server = Server.at(arguments.server())) {
        System.out.println("server: " + server.description());
        return WordCounter.count(server.url(), text) ? 0 : 1;
      }
    } catch (CompletionException e) {
      return fail(e.getCause() == null ? e : e.getCause());
    } catch (IllegalArgumentException | IllegalStateException e) {
      return fail(e);
    }
  }

  private static int fail(Throwable failure) {
    System.err.println("quickstart: " + failure.getMessage());
    return 1;
  }

  private static String read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("no such file: " + file);
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + " as UTF-8 text: " + e, e);
    }
  }

  private record Arguments(Path file, @Nullable String server) {

    static Arguments parse(String[] args) {
      Path file = null;
      String server = null;
      for (int i = 0; i < args.length; i++) {
        if (args[i].equals("--server") && i + 1 < args.length) {
          server = args[++i];
        } else if (args[i].startsWith("--server=")) {
          server = args[i].substring("--server=".length());
        } else if (args[i].startsWith("-") || file != null) {
          throw new IllegalArgumentException(USAGE);
        } else {
          file = Path.of(args[i]);
        }
      }
      return new Arguments(file == null ? readme() : file, server);
    }

    private static Path readme() {
      return Path.of(System.getProperty("ledis4j.home", "."), "README.md");
    }
  }
}
