package io.github.ledis4j.command.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which function a server runs, and how many it keeps.
 *
 * @param running the one that runs now, or null if none does
 * @param engines what each engine keeps, by its name
 */
public record FunctionStats(@Nullable Running running, Map<String, Engine> engines) {

  /**
   * A function that runs.
   *
   * @param name of the function
   * @param command that called it, with its arguments
   * @param duration how long it has been running, in whole milliseconds
   */
  public record Running(String name, List<String> command, Duration duration) {}

  /**
   * What an engine keeps.
   *
   * @param libraries how many libraries
   * @param functions how many functions
   */
  public record Engine(long libraries, long functions) {}
}
