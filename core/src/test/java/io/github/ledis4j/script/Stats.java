package io.github.ledis4j.script;

import io.github.ledis4j.RedisClient;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a Redis was sent a command. */
final class Stats {
  private Stats() {}

  static void reset(RedisClient redis) {
    redis.execute("CONFIG", "RESETSTAT").join();
  }

  /** Waits until the connection has accounted for everything; what it never does, never ends. */
  static void awaitIdle(RedisClient redis) {
    while (redis.statistics().shared().commands() > 0) {
      Thread.onSpinWait();
    }
  }

  static int calls(RedisClient redis, String command) {
    String info = redis.info("commandstats").join().text();
    Matcher line =
        Pattern.compile("cmdstat_" + Pattern.quote(command) + ":calls=(\\d+)").matcher(info);
    return line.find() ? Integer.parseInt(line.group(1)) : 0;
  }
}
