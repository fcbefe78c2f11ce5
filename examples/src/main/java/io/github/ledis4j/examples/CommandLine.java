package io.github.ledis4j.examples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The arguments of an example, and the one line and exit code 1 that every problem becomes. */
public final class CommandLine {
  private final Map<String, String> options = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  private CommandLine() {}

  /** What an example does. */
  @FunctionalInterface
  public interface Body {
    /**
     * Runs the example.
     *
     * @throws Exception if it fails
     */
    void run() throws Exception;
  }

  /**
   * Runs an example and ends the JVM.
   *
   * @param name the example's, for messages
   * @param body what it does
   */
  public static void run(String name, Body body) {
    try {
      body.run();
      System.exit(0);
    } catch (Exception e) {
      Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
      System.err.println(name + ": " + cause.getMessage());
      System.exit(1);
    }
  }

  /**
   * Reads {@code --name value}, {@code --name=value}, and words.
   *
   * @param usage what to say about anything else
   * @param args the arguments
   * @param known the names of the options
   * @return what was found
   * @throws IllegalArgumentException with the usage, if there is an unknown option
   */
  public static CommandLine parse(String usage, String[] args, String... known) {
    CommandLine line = new CommandLine();
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        line.words.add(args[i]);
        continue;
      }
      int equals = args[i].indexOf('=');
      String name = equals < 0 ? args[i].substring(2) : args[i].substring(2, equals);
      if (!List.of(known).contains(name) || equals < 0 && i + 1 == args.length) {
        throw new IllegalArgumentException(usage);
      }
      line.options.put(name, equals < 0 ? args[++i] : args[i].substring(equals + 1));
    }
    return line;
  }

  /**
   * Gives the only word.
   *
   * @param usage what to say about more than one
   * @return the word, or null
   */
  public @Nullable String word(String usage) {
    if (words.size() > 1) {
      throw new IllegalArgumentException(usage);
    }
    return words.isEmpty() ? null : words.get(0);
  }

  /**
   * Gives an option.
   *
   * @param name its name
   * @return its value, or null
   */
  public @Nullable String option(String name) {
    return options.get(name);
  }

  /**
   * Gives an option.
   *
   * @param name its name
   * @param normal what it is if it was not given
   * @return its value
   */
  public String option(String name, String normal) {
    return options.getOrDefault(name, normal);
  }

  /**
   * Gives an option that is a number.
   *
   * @param name its name
   * @param normal what it is if it was not given
   * @return its value
   * @throws IllegalArgumentException if it is no number from 0
   */
  public int number(String name, int normal) {
    String text = option(name, Integer.toString(normal));
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("--" + name + " is a number from 0, not " + text);
    }
    return Integer.parseInt(text);
  }

  /**
   * Serves on, until a signal ends the program.
   *
   * @param cleanUp what to do then
   * @throws InterruptedException if the thread is interrupted
   */
  public static void untilKilled(Runnable cleanUp) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(cleanUp));
    new CountDownLatch(1).await();
  }
}
