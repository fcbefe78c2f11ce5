package io.github.ledis4j.testkit;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what clients send before their first real command, so that scripts need not. */
final class Handshake {
  private static final String HELLO_BODY =
      """
      $6
      server
      $5
      redis
      $7
      version
      $5
      7.0.0
      $5
      proto
      :%d
      $2
      id
      :1
      $4
      mode
      $10
      standalone
      $4
      role
      $6
      master
      $7
      modules
      *0
      """
          .replace("\n", "\r\n");
  private static final String REDIS_INFO = bulk("# Server\r\nredis_version:7.0.0\r\n");
  private static final String LEDIS_INFO =
      bulk("# Server\r\nreadonly:false\r\nledisdb_version:0.5\r\n\r\n");
  private static final String NOT_FOUND = "-command not found\r\n";

  private final Set<String> scripted = new HashSet<>();
  private boolean ledisDb;

  synchronized void leaveToScript(List<String> names) {
    names.forEach(name -> scripted.add(name.toUpperCase(Locale.ROOT)));
  }

  synchronized void speakLikeLedisDb() {
    ledisDb = true;
  }

  /**
   * The answer to {@code command}, or null when the script has to say.
   *
   * @param greeted whether the command before it was answered here too; a PING ends the handshake
   */
  synchronized @Nullable String answer(List<String> command, boolean greeted) {
    String name = command.isEmpty() ? "" : command.get(0).toUpperCase(Locale.ROOT);
    if (scripted.contains(name) && !(greeted && name.equals("PING"))) {
      return null;
    }
    return switch (name) {
      case "HELLO" -> ledisDb ? NOT_FOUND : hello(command);
      case "CLIENT" -> ledisDb ? NOT_FOUND : "+OK\r\n";
      case "AUTH", "SELECT" -> "+OK\r\n";
      case "PING" -> "+PONG\r\n";
      case "INFO" -> isAboutServer(command) ? info() : null;
      default -> null;
    };
  }

  private static boolean isAboutServer(List<String> command) {
    return command.size() == 2 && command.get(1).equalsIgnoreCase("server");
  }

  private String info() {
    return ledisDb ? LEDIS_INFO : REDIS_INFO;
  }

  private static String bulk(String text) {
    return "$" + text.length() + "\r\n" + text + "\r\n";
  }

  private static String hello(List<String> command) {
    boolean resp3 = command.size() > 1 && command.get(1).equals("3");
    return (resp3 ? "%7\r\n" : "*14\r\n") + HELLO_BODY.formatted(resp3 ? 3 : 2);
  }
}
